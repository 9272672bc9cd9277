using AdminConsole.Components.Controls;
using AdminConsole.Features.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Features;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Components.Controls;

public sealed class NotThereTests
{
    /// <summary>Under the address as the routes name it: what was asked for is not written down.</summary>
    [Fact]
    public async Task AL01_PageThatFindsNothing_IsOnRecordAsARefusal()
    {
        await using var test = await PageTest.StartAsync(SampleLibrary.SiteStaff, _ => { }, (_, _) => { });

        var shown = test.Browser.Render<NotThere>(parameters => parameters.Add(control => control.Page, typeof(InstitutionDetailPage)));

        Assert.Contains("没有找到", shown.Markup, StringComparison.Ordinal);
        await Eventually.TrueAsync(
            () => test.Host.InspectAsync(data => data.AuditEntries.AnyAsync(row =>
                row.Action == "access.refuse" && row.ObjectId == "GET /institutions/{id:guid}" && row.Outcome == "not_found" && row.ActorId == SampleLibrary.SiteStaff.UserId)),
            "the refusal is on record");
    }
}
