#pragma warning disable IDE0130
namespace AdminConsole.Domain.Verification { public static class DurationTotalRule { public const string Code = "duration.total"; } public static class MentorMatchRule { public const string Code = "mentor.match"; } }
namespace AdminConsole.Domain.Submissions {
public enum SubmissionAction { Approve } public enum SubmissionActor { Candidate }
public static class SubmissionTransitions { public static Result<SubmissionState> Next(SubmissionState s, SubmissionAction a, SubmissionActor b) => s; } }
namespace AdminConsole.Domain.Verification { public static class Verifier { public static VerificationReport Evaluate(VerificationFacts f) => VerificationReport.Empty; } }
namespace AdminConsole.Resources { public sealed class Strings { public Strings In(System.Globalization.CultureInfo c) => this; public string Say(AdminConsole.Domain.Phrase p) => p.Key; } }
