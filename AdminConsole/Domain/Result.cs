using System.Diagnostics.CodeAnalysis;

namespace AdminConsole.Domain;

/// <summary>The value, or the expected refusal. Unexpected failures are exceptions.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The value; asking a refusal for it is a defect.</summary>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"The result is the error {Error.Code}.");

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Error is null ? map(value!) : Error;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of an act that has nothing to return.</summary>
public readonly record struct Done
{
    public static Done Yes => default;
}

/// <summary>For units of work that must commit although they refuse, because they counted a try: there the refusal is the unit's value, not its error.</summary>
public static class Counted
{
    public static Result<Result<T>> Refusal<T>(Error error) => (Result<T>)error;

    /// <summary>The try was right: what comes of it, and a refusal for another reason undoes everything.</summary>
    public static Result<Result<T>> Of<T>(Result<T> outcome) => outcome.IsOk ? outcome : outcome.Error;

    public static Result<T> Outcome<T>(this Result<Result<T>> unit) => unit.IsOk ? unit.Value : unit.Error;
}
