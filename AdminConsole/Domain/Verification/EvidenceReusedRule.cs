namespace AdminConsole.Domain.Verification;

/// <summary>No image of a certificate was filed by another person as well (same SHA-256). Advisory; one mark for each image.</summary>
public static class EvidenceReusedRule
{
    public const string Code = "evidence.reused";

    /// <summary>Slots of papers that are made out to one person.</summary>
    public static bool LooksAt(string slot) => slot.Contains("CERTIFICATE", StringComparison.Ordinal) || slot.EndsWith("DIPLOMA", StringComparison.Ordinal);

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) => facts.ReusedEvidence.Select(reused =>
        new Check(Code, CheckResult.Amber, new Phrase("check.evidence", SlotName(reused.Slot)), new Phrase("check.evidence_needs"))
        {
            Period = reused.Period,
            AtCurrentInstitution = reused.Period is { } period && facts.Periods[period].Current,
            Finding = new Phrase("check.evidence_finding", SlotName(reused.Slot), reused.OtherPersons),
        });

    private static string SlotName(string slot) => CodeLists.MaterialSlots.Find(slot)?.Name ?? slot;
}
