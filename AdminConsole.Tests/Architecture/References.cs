using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace AdminConsole.Tests.Architecture;

/// <summary>One type names another: in a signature, an attribute or a method's code. Closures and state machines count as the type they were written in.</summary>
/// <param name="From">Outermost type that names.</param>
/// <param name="To">Named type; generic types by their definition.</param>
/// <param name="Member">The method or field used of it, if one is.</param>
internal sealed record Reference(Type From, Type To, string? Member);

/// <summary>Reads from compiled code what each type of an assembly names, so that generated component code counts like any other.</summary>
internal sealed class References
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly FrozenDictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToFrozenDictionary(code => code.Value);

    private readonly HashSet<Reference> found = [];

    public static IReadOnlyCollection<Reference> Server { get; } = Of(typeof(AdminConsole.Domain.Error).Assembly.GetTypes());

    public static IReadOnlyCollection<Reference> Of(IEnumerable<Type> types)
    {
        var references = new References();
        foreach (var type in types)
            references.Scan(type, Outermost(type));
        return references.found;
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private void Scan(Type type, Type from)
    {
        Attributes(from, type);
        Add(from, type.BaseType);
        foreach (var contract in type.GetInterfaces())
            Add(from, contract);
        foreach (var parameter in type.GetGenericArguments().Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints()))
            Add(from, parameter);
        foreach (var member in type.GetMembers(Declared))
        {
            Attributes(from, member);
            if (member is FieldInfo field)
                Add(from, field.FieldType);
            else if (member is MethodBase method)
                Scan(method, from);
        }
    }

    private void Scan(MethodBase method, Type from)
    {
        Signature(from, method);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(from, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(from, clause.CatchType);
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            Add(from, method.Module.ResolveMember(token, typeArguments, methodArguments)!);
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(code[at] << 8 | code[at + 1]) : code[at];
            var opCode = OpCodesByValue[value];
            at += opCode.Size;
            switch (opCode.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private void Add(Type from, MemberInfo named)
    {
        if (named is Type type)
        {
            Add(from, type);
            return;
        }

        Add(from, named.DeclaringType, named.Name);
        if (named is FieldInfo field)
            Add(from, field.FieldType);
        if (named is MethodBase method)
            Signature(from, method);
    }

    private void Signature(Type from, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Add(from, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var returned })
            Add(from, returned);
        if (method.IsGenericMethod)
        {
            foreach (var argument in method.GetGenericArguments())
                Add(from, argument);
        }
    }

    private void Attributes(Type from, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(from, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>())
                Add(from, argument);
        }
    }

    private void Add(Type from, Type? to, string? member = null)
    {
        while (to is { HasElementType: true })
            to = to.GetElementType();
        if (to is null or { IsGenericParameter: true } or { IsFunctionPointer: true })
            return;
        if (to.IsGenericType)
        {
            foreach (var argument in to.GetGenericArguments())
                Add(from, argument);
            to = to.GetGenericTypeDefinition();
        }

        found.Add(new Reference(from, to, member));
    }
}
