namespace AdminConsole.Outbox;

/// <summary>What became of one try.</summary>
/// <param name="Failure">Null = it was taken.</param>
/// <param name="Status">The receiver's HTTP status, where there was one.</param>
/// <param name="ReceiverIsDown">It lies with the receiver and would befall the next entry as well.</param>
public readonly record struct Delivery(string? Failure, int? Status = null, bool ReceiverIsDown = false)
{
    public const string TimedOut = "timed_out", Unreachable = "unreachable", Refused = "refused", NotConfigured = "not_configured", Expired = "expired", Defect = "defect", ForbiddenAddress = "forbidden_address";

    public bool IsOk => Failure is null;

    public static Delivery Of(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? new Delivery(null, (int)answer.StatusCode)
        : new Delivery(Refused, (int)answer.StatusCode, ReceiverIsDown: (int)answer.StatusCode is >= 500 or 429);
}
