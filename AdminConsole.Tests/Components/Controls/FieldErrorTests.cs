using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using Bunit;

namespace AdminConsole.Tests.Components.Controls;

public sealed class FieldErrorTests : ComponentTest
{
    private readonly Error error = new FieldFaults().Add("periods[0].start", "error.season_closed").Add("periods[0].start", "error.unit_locked").ToError();

    [Fact]
    public void FieldError_FaultyField_ShowsEveryFaultUnderItsId()
    {
        var shown = Show(error, "periods[0].start");

        Assert.Equal(["当前不在申报时间内", "该机构已锁定"], shown.FindAll("span").Select(span => span.TextContent));
        Assert.Equal(FieldError.IdOf("periods[0].start"), shown.Find("p").Id);
        Assert.DoesNotContain(FieldError.IdOf("periods[0].start"), "[]. ");
        Assert.Equal("true", FieldError.Invalid(error, "periods[0].start"));
    }

    [Fact]
    public void FieldError_FaultlessFieldOrForm_ShowsNothing()
    {
        Assert.Equal("", Show(error, "periods[0].end").Markup);
        Assert.Equal("", Show(null, "periods[0].start").Markup);
        Assert.Null(FieldError.Invalid(error, "periods[0].end"));
    }

    private IRenderedComponent<FieldError> Show(Error? refusal, string path) =>
        Render<FieldError>(parameters => parameters.Add(field => field.Error, refusal).Add(field => field.Path, path));
}
