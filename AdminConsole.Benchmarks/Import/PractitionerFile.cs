using System.Globalization;
using AdminConsole.Excel;

namespace AdminConsole.Benchmarks.Import;

/// <summary>A workbook of invented physicians, the same for the same size.</summary>
internal static class PractitionerFile
{
    public const int Columns = 10;

    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    private static readonly string[] Given = ["伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "志远", "国强"];

    public static async Task<MemoryStream> MakeAsync(int rows)
    {
        string[] titles = ["执业证书编号", "姓名", "级别", "类别", "执业范围", "执业机构", "注册状态", "状态日期", "有效期起", "有效期止"];
        var sheet = new ExcelSheet<int>("名单", "执业医师", "合成数据", [.. titles.Select((title, column) => new ExcelColumn<int>(title, 16, ExcelKind.Text, row => Value(row, column)))]);
        var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, Enumerable.Range(1, rows).ToAsyncEnumerable());
        return file;
    }

    private static string Value(int row, int column) => column switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"110420{100 + (row % 800):000}{row:000000}"),
        1 => Surnames[row % Surnames.Length] + Given[row / 7 % Given.Length] + (row % 3 == 0 ? Given[row / 11 % Given.Length] : ""),
        2 => "执业医师",
        3 => "110",
        4 => "内科专业",
        5 => row % 20 == 0 ? $"第{row % 4000}医院；第{row % 300}卫生院" : $"第{row % 4000}医院",
        6 => row % 200 == 0 ? "暂停执业" : "已注册",
        7 or 8 => new DateOnly(2000, 1, 1).AddDays(row % 8000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "2030-12-31",
    };
}
