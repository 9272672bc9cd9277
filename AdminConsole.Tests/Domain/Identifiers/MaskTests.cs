using AdminConsole.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class MaskTests
{
    private static readonly Arbitrary<string> Numbers =
        Gen.Choose(0, 30).SelectMany(length => Synthetic.Text("0123456789ABCXY字", length)).ToArbitrary();

    [Theory]
    [InlineData("420106200002297932", "420106*****7932")]
    [InlineData("USA110180021484", "USA110*****1484")]
    [InlineData("H12228345", "H1*****45")]
    [InlineData("E1234", "E1*****34")]
    [InlineData("1234", "*********")]
    [InlineData("", "*********")]
    public void PD02_Document_ShowsSixAndFourOrTwoAndTwo(string number, string masked) => Assert.Equal(masked, Mask.Document(number));

    [Theory]
    [InlineData("13849142120", "138****2120")]
    [InlineData("1384914", "13*****14")]
    public void PD02_Phone_ShowsThreeAndFour(string number, string masked) => Assert.Equal(masked, Mask.Phone(number));

    [Theory]
    [InlineData("110420100000045", "11*********0045")]
    [InlineData("200942110420102199001017363", "20*********7363")]
    [InlineData("11042010000004", "11*****04")]
    public void PD02_Certificate_ShowsTwoAndFour(string number, string masked) => Assert.Equal(masked, Mask.Certificate(number));

    [Fact]
    public void PD02_AnyNumber_ShowsNoMoreThanAllowed()
    {
        Prop.ForAll(Numbers, number => Shown(Mask.Document(number)) <= (number.Length < 15 ? 4 : 10)).QuickCheckThrowOnFailure();
        Prop.ForAll(Numbers, number => Shown(Mask.Certificate(number)) <= (number.Length < 15 ? 4 : 6)).QuickCheckThrowOnFailure();
        Prop.ForAll(Numbers, number => Shown(Mask.Phone(number)) <= 7).QuickCheckThrowOnFailure();
        Prop.ForAll(Numbers, number => number.Length == 0 || new[] { Mask.Document(number), Mask.Certificate(number), Mask.Phone(number) }.All(masked => Shown(masked) < number.Length)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void PD02_MaskedNumber_KeepsItsLengthWhenMaskedAgain() =>
        Prop.ForAll(Numbers, number =>
            Mask.Document(Mask.Document(number)).Length == Mask.Document(number).Length
            && Mask.Certificate(Mask.Certificate(number)).Length == Mask.Certificate(number).Length
            && Mask.Phone(Mask.Phone(number)).Length == Mask.Phone(number).Length).QuickCheckThrowOnFailure();

    private static int Shown(string masked) => masked.Count(c => c != '*');
}
