using System.Globalization;
using System.Text;

namespace AdminConsole.Tests.Architecture;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData(typeof(Uri))]
    [InlineData(typeof(Version))]
    [InlineData(typeof(StringBuilder))]
    [InlineData(typeof(CultureInfo))]
    [InlineData(typeof(ObsoleteAttribute))]
    [InlineData(typeof(TimeZoneInfo))]
    [InlineData(typeof(TimeoutException))]
    public void Of_TypeNamedAnywhere_IsFound(Type named) => Assert.Contains(Scanned(), reference => reference.To == named && reference.From == typeof(ReferencesTests));

    [Fact]
    public void Of_MethodCalledInsideALambdaOfAnAsyncMethod_IsFoundByName() =>
        Assert.Contains(Scanned(), reference => reference.To == typeof(CultureInfo) && reference.Member == nameof(CultureInfo.GetCultureInfo));

    [Fact]
    public void Of_TypeNotNamed_IsNotFound() => Assert.DoesNotContain(Scanned(), reference => reference.To.Name == "Barrier");

    private static IReadOnlyCollection<Reference> Scanned() => References.Of(typeof(Sample).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Append(typeof(Sample)));

    private sealed class Sample
    {
        private readonly List<Lazy<Uri>> inFieldAsTypeArgument = [];

        [Obsolete("An attribute to find.")]
        public Version? InSignature { get; init; }

        public async Task<string> InBodiesAsync(int number)
        {
            await Task.Yield();
            Func<string> inLambda = () => number.ToString(CultureInfo.GetCultureInfo("zh-CN"));
            try
            {
                return Many<StringBuilder>() + inLambda() + inFieldAsTypeArgument.Count;
            }
            catch (TimeoutException) when (number == 0)
            {
                return typeof(TimeZoneInfo).Name;
            }
        }

        private static string Many<T>(int choice = 5) => choice switch { 1 => "a", 2 => "b", 3 => "c", 4 => "d", _ => typeof(T).Name };
    }
}
