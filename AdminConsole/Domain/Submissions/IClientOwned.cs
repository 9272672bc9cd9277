namespace AdminConsole.Domain.Submissions;

/// <summary>A row that an API client brought; no other client ever sees it (AZ-11).</summary>
public interface IClientOwned
{
    Guid? ClientId { get; }
}
