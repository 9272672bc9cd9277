namespace AdminConsole.Domain.Seasons;

/// <summary>A reason that a reviewer may return a field or a material for (退回原因); each season has its own list, which the district edits.</summary>
/// <param name="Code">Stays the same while the words are mended; API clients may rely on it.</param>
/// <param name="Text">As the candidate reads it.</param>
public sealed record ReturnReason(string Code, string Text)
{
    public const int CodeLength = 10, TextLength = 100, Most = 50;

    /// <summary>What a new season begins with.</summary>
    public static IReadOnlyList<ReturnReason> Usual { get; } =
    [
        new("1", "图片不清晰或不完整"),
        new("2", "上传的材料与要求不符"),
        new("3", "填写内容与证件或材料不一致"),
        new("4", "证件或材料已过有效期"),
        new("5", "试用时间、岗位或带教老师填写有误"),
        new("6", "须补充说明材料"),
        new("9", "其他"),
    ];
}
