using AdminConsole.Domain;

namespace AdminConsole.Operation;

/// <summary>Tells failures that pass by themselves, a database that is away or a disk that is full, from defects: whoever must not name the database asks here.</summary>
public interface IPassingFailures
{
    /// <summary>What people and programs are told of it; null = a defect.</summary>
    Error? ErrorOf(Exception? failure);
}
