using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Auditing;

public sealed class ChangeLogTests
{
    [Theory, DatabaseData]
    public async Task AL02_PersonalFields_ShowOnlyThatTheyChanged(DatabaseKind kind)
    {
        var changes = await ChangesOfAsync(kind, async work =>
        {
            var row = await work.Data.Practitioners.SingleAsync(item => item.Id == SampleLibrary.MentorId);
            (row.Name, row.Category) = (SampleLibrary.RightName, "120");
        });

        Assert.Contains("\"Name\":[\"***\",\"***\"]", changes, StringComparison.Ordinal);
        Assert.Contains("\"Category\":[\"110\",\"120\"]", changes, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleLibrary.WrongName, changes, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleLibrary.RightName, changes, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(IVersioned.Version), changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AL02_PartsOfAnEntity_AreNamedWithTheirPath(DatabaseKind kind)
    {
        var changes = await ChangesOfAsync(kind, async work =>
            (await work.Data.Institutions.SingleAsync(item => item.Id == SampleLibrary.Hospital.Id)).EditProfile(SampleLibrary.Hospital.Code, "420104", new InstitutionProfile { Address = "解放大道1号", Postcode = "430030" }));

        Assert.Contains("\"Profile.Address\":[\"中山大道215号\",\"解放大道1号\"]", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("Postcode", changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AL02_Enumerations_AreReadable(DatabaseKind kind)
    {
        var changes = await ChangesOfAsync(kind, async work => (await work.Data.Practitioners.SingleAsync(item => item.Id == SampleLibrary.MentorId)).State = PractitionerState.Cancelled);

        Assert.Contains("\"State\":[\"Registered\",\"Cancelled\"]", changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AL02_NothingChanged_SaysNothing(DatabaseKind kind) => Assert.Null(await ChangesOfAsync(kind, _ => Task.CompletedTask));

    [Theory]
    [InlineData("a\r\nb\tc\0", "a\\u000d\\u000ab\\u0009c\\u0000")]
    [InlineData("核对完毕", "核对完毕")]
    [InlineData(null, null)]
    public void AL02_ControlCharacters_AreMadeVisible(string? text, string? expected) => Assert.Equal(expected, AuditText.Clean(text));

    [Fact]
    public void AL02_LongText_IsCut() => Assert.Equal(AuditEntry.TextLength, AuditText.Clean(new string('长', 5000))!.Length);

    private static async Task<string?> ChangesOfAsync(DatabaseKind kind, Func<AdminConsole.Data.Work, Task> change)
    {
        await using var host = await DataHost.StartAsync(kind);
        var result = await host.As(SampleLibrary.DistrictStaff).WriteAsync<Done>(async work =>
        {
            await change(work);
            work.Audit("institution.import", "Test", "x");
            return Done.Yes;
        });
        Assert.True(result.IsOk);
        return (await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "institution.import"))).Changes;
    }
}
