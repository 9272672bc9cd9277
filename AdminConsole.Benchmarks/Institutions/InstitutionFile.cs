using System.Globalization;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Excel;

namespace AdminConsole.Benchmarks.Institutions;

/// <summary>A workbook of invented institutions below 17 sites and 103 points, the same for the same size.</summary>
internal static class InstitutionFile
{
    public const int Columns = 14, Sites = 17, Points = 103;

    private static readonly string[] Titles = ["机构名称", "层级", "机构类别", "信息上报层级", "信用代码", "行政区划", "机构地址", "邮政编码", "服务对象", "执业许可证登记号", "机构级别", "机构等次", "业务定级", "开业状态"];
    private static readonly string[] Categories = ["综合医院", "中医医院", "专科医院", "乡镇卫生院", "社区卫生服务中心", "门诊部", "诊所", "村卫生室", "妇幼保健院（所、站）"];

    /// <param name="rows">Institutions; the levels above them come on top.</param>
    public static async Task<MemoryStream> MakeAsync(int rows)
    {
        var sheet = new ExcelSheet<string?[]>("机构库", "机构库", "合成数据", [.. Titles.Select((title, column) => new ExcelColumn<string?[]>(title, 16, ExcelKind.Text, row => row[column]))]);
        var file = new MemoryStream();
        var levels = Enumerable.Range(1, Sites).Select(site => Level($"第{site}考点", "考点", "市州卫计委", "湖北考区")).Concat(Enumerable.Range(1, Points).Select(point => Level($"第{point}报名点", "报名点", "区县卫计委 (文体卫局)", $"第{SiteOf(point)}考点")));
        await ExcelWriter.WriteAsync(file, sheet, levels.Concat(Enumerable.Range(1, rows).Select(Row)).ToAsyncEnumerable());
        return file;
    }

    public static int SiteOf(int point) => 1 + (point % Sites);

    private static string?[] Level(string name, string kind, string category, string above) => [name, kind, category, above, null, null, null, null, null, null, null, null, null, null];

    private static string?[] Row(int row)
    {
        var organisation = row.ToString("44000000", CultureInfo.InvariantCulture);
        var code = $"12420104{organisation}{OrganisationCode.CheckCharacter(organisation)}";
        return
        [
            $"湖北省第{row}{Categories[row % Categories.Length].TrimEnd('）', '、', '所', '站', '（')}", "机构", Categories[row % Categories.Length], $"第{1 + (row % Points)}报名点", code + UnifiedSocialCreditCode.CheckCharacter(code), "江岸区",
            $"武汉市江岸区中山大道{row}号", "430014", "城乡居民", string.Create(CultureInfo.InvariantCulture, $"4413{row:00000}142010411A1001"), "二级", "甲等", "县级", "正常开业",
        ];
    }
}
