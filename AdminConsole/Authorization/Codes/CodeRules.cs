using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Codes;

/// <summary>How a code of a purpose looks, how long it lives and how often it may be tried.</summary>
/// <param name="Alphabet">Its characters.</param>
/// <param name="Length">Their number, separators not counted.</param>
/// <param name="Group">Characters between separators, as it is written for people; 0 for none.</param>
/// <param name="Life">From issue to expiry.</param>
/// <param name="Tries">Tries altogether; the last wrong one ends it.</param>
public sealed record CodeRule(string Alphabet, int Length, int Group, TimeSpan Life, int Tries)
{
    /// <summary>Entropy.</summary>
    public double Bits => Length * Math.Log2(Alphabet.Length);
}

/// <summary>The one table of codes.</summary>
public sealed class CodeRules(IOptions<CodeOptions> codes, IOptions<OtpOptions> phones)
{
    private const int ActivationLength = 16, ActivationGroup = 4;

    public CodeRule Of(CodePurpose purpose) => purpose switch
    {
        CodePurpose.Activation => new(CrockfordText.Alphabet, ActivationLength, ActivationGroup, TimeSpan.FromHours(codes.Value.ActivationLifeHours), codes.Value.ActivationTries),
        CodePurpose.PasswordReset => new(CrockfordText.Alphabet, ActivationLength, ActivationGroup, TimeSpan.FromHours(codes.Value.ResetLifeHours), codes.Value.ActivationTries),
        CodePurpose.EnquiryPhone or CodePurpose.ActivationPhone or CodePurpose.SignInPhone or CodePurpose.BindPhone =>
            new("0123456789", phones.Value.Length, 0, TimeSpan.FromMinutes(phones.Value.LifeMinutes), phones.Value.Tries),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No rule is named for this purpose."),
    };
}
