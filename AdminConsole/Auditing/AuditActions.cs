using System.Collections.Frozen;

namespace AdminConsole.Auditing;

/// <summary>
/// Every act that may stand on the record, as <c>object.verb</c>. What is not in this table cannot be written down, so an act without words for those who read
/// the record does not come into being. The words are the resources <c>audit.{act}</c>.
/// </summary>
public static class AuditActions
{
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "access.refuse",
        "account.activate", "account.disable", "account.enable", "account.end-session", "account.generate", "account.send-phone-code", "account.sign-in", "account.sign-out", "account.step-up",
        "announcement.create", "announcement.delete", "announcement.edit", "announcement.publish", "announcement.unpin", "announcement.withdraw",
        "audit.archive", "audit.export", "audit.verify", "audit.view",
        "backup.create", "backup.restore",
        "binding.create", "binding.delete",
        "candidate.answer-request", "candidate.disclosures", "candidate.export-disclosures", "candidate.find", "candidate.request",
        "certificate.print",
        "claim.take_over",
        "client.create", "client.disable", "client.edit", "client.enable", "client.end_previous_secrets", "client.rotate_secret", "client.rotate_webhook_secret", "client.token",
        "code.verify",
        "confirmation-code.freeze", "confirmation-code.rotate", "confirmation-code.thaw",
        "database.move",
        "demonstration.seed",
        "download.add", "download.edit", "download.remove",
        "draft.sweep",
        "duplicate.dismiss", "duplicate.reopen",
        "file.upload",
        "filing.fetch", "filing.workbook",
        "installation.set-up",
        "institution.accept-change", "institution.add-name", "institution.create", "institution.delete", "institution.edit-identity", "institution.edit-name", "institution.edit-profile", "institution.export", "institution.import", "institution.lock", "institution.lock-undo", "institution.move", "institution.refuse-change", "institution.remove-name", "institution.request-change", "institution.resume", "institution.suspend", "institution.take-back-request", "institution.unlock",
        "job.cancel", "job.fetch", "job.request",
        "key.rotate",
        "licence.add", "licence.delete", "licence.edit", "licence.remind", "licence.use",
        "material.remove", "material.upload",
        "outbox.resend", "outbox.sweep",
        "practitioner.correct", "practitioner.export", "practitioner.import",
        "registration.allow-new-code", "registration.approve", "registration.delegate", "registration.enquire", "registration.print", "registration.purge", "registration.reject", "registration.release-code", "registration.resubmit", "registration.return", "registration.show", "registration.submit", "registration.take-back",
        "registration-check.call", "registration-check.file",
        "report.export", "report.print", "report.report",
        "risk.export",
        "scan.sweep", "scan.upload",
        "season.close", "season.create", "season.edit", "season.open",
        "sms.send",
        "statistics.export",
        "submission.approve", "submission.confirm", "submission.delete", "submission.discard_draft", "submission.draft_images", "submission.edit", "submission.export", "submission.export-approved", "submission.file", "submission.hold", "submission.note", "submission.note_visible", "submission.reject", "submission.release", "submission.reopen", "submission.resubmit", "submission.return", "submission.reveal", "submission.reveal_documentnumber", "submission.reveal_graduationcertificate", "submission.reveal_mentorcertificate", "submission.reveal_phone", "submission.reveal_practisingcertificate", "submission.reveal_qualificationcertificate", "submission.send-back", "submission.submit", "submission.tick", "submission.undo", "submission.untick", "submission.view", "submission.view_whole", "submission.withdraw",
        "template.add", "template.change", "template.remove",
        "user.add-key", "user.bind-phone", "user.change-password", "user.create", "user.delete", "user.disable", "user.disable-unused", "user.edit", "user.enable", "user.end-sessions", "user.link-identity", "user.remove-key", "user.reset-password", "user.set-password", "user.sign-out", "user.suspect-key", "user.unbind-phone", "user.unlink-identity",
        "webhook.send");

    /// <summary>The objects that acts are done to, e.g. <c>submission</c>.</summary>
    public static IReadOnlyList<string> Objects { get; } = [.. All.Select(ObjectOf).Distinct().Order(StringComparer.Ordinal)];

    public static string ObjectOf(string action) => action[..action.IndexOf('.', StringComparison.Ordinal)];
}
