using System.Globalization;
using AdminConsole.Domain.Identifiers;
using static AdminConsole.Tests.Domain.Identifiers.IdentifierVectors;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class IdentifierVectorTests
{
    /// <summary>Rules whose structure only gives a hint.</summary>
    private static readonly string[] Advisory = ["registration_no", "qualification_cert", "practising_cert"];

    public static TheoryData<string, string, string, string?> Valid() =>
        Data(Cases("valid").Select(vector => (vector.Rule, Text(vector.Case, "input")!, Text(vector.Case, "normalized")!, Text(vector.Case, "warning"))));

    public static TheoryData<string, string, string> Invalid() =>
        Data(Cases("invalid").Concat(Cases("softSamples")).Select(vector => (vector.Rule, Text(vector.Case, "input")!, Text(vector.Case, "reason")!)));

    public static TheoryData<string, string, string, string> CitizenFacts()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var (rule, vector) in Cases("valid").Where(vector => vector.Case.TryGetProperty("facts", out _)))
        {
            Assert.Equal("ric", rule);
            var facts = vector.GetProperty("facts");
            data.Add(Text(vector, "normalized")!, Text(facts, "birthDate")!, Text(facts, "sex")!, Text(facts, "prefix")!);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Check_ValidVector_IsAcceptedNormalised(string rule, string input, string normalised, string? warning)
    {
        var verdict = Check(rule, input);

        Assert.Equal(normalised, verdict.Value);
        Assert.Equal(IdentifierFault.None, verdict.Fault);
        Assert.Equal(warning is null ? IdentifierFault.None : Fault(warning), verdict.Hint);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Check_InvalidVector_NamesTheReason(string rule, string input, string reason)
    {
        var verdict = Check(rule, input);

        Assert.False(verdict.FollowsStructure);
        Assert.Equal(Fault(reason), verdict.IsValid ? verdict.Hint : verdict.Fault);
        Assert.Equal(Advisory.Contains(rule) && verdict.Value.Length > 0, verdict.IsValid);
    }

    [Theory]
    [MemberData(nameof(CitizenFacts))]
    public void CitizenNumber_Vector_TellsBirthDateSexAndPrefix(string number, string birthDate, string sex, string prefix)
    {
        Assert.Equal(DateOnly.Parse(birthDate, CultureInfo.InvariantCulture), CitizenNumber.BirthDate(number));
        Assert.Equal(sex, CitizenNumber.Sex(number));
        Assert.StartsWith(prefix, number, StringComparison.Ordinal);
    }

    [Fact]
    public void Vectors_EveryRule_IsCheckedHereOrElsewhere()
    {
        string[] here = [.. Cases("valid").Select(vector => vector.Rule).Distinct()];

        Assert.Equal(10, here.Length);
        Assert.Equal(["mentor_match", "probation_months"], Rules.Except(here).Order(StringComparer.Ordinal));
    }

    private static TheoryData<string, string, string> Data(IEnumerable<(string, string, string)> rows)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (rule, input, expected) in rows)
            data.Add(rule, input, expected);
        return data;
    }

    private static TheoryData<string, string, string, string?> Data(IEnumerable<(string, string, string, string?)> rows)
    {
        var data = new TheoryData<string, string, string, string?>();
        foreach (var (rule, input, normalised, warning) in rows)
            data.Add(rule, input, normalised, warning);
        return data;
    }
}
