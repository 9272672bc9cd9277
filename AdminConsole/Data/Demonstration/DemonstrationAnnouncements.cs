using System.Security.Cryptography;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Data.Demonstration;

/// <summary>Announcements in two states, one with a workbook, and a file of the downloads page.</summary>
internal sealed class DemonstrationAnnouncements(Work work, PersonalData personal, Guid author)
{
    private const string Author = "陈考区", MaterialsName = "试用期考核证明申报材料清单.xlsx";

    public async Task AddAsync()
    {
        var start = Write("关于开展本年度试用期考核证明申报审核工作的通知", """
            各考点、报名点，各有关单位：

            本年度医师资格考试试用期考核证明申报已开始。请各单位指定专人每日登录平台，对照执业证书、劳动合同和考勤记录逐一核对带教老师与试用期起止日期，在省级审批截止日期前完成审批和上报。

            凡平台内无信息的试用人员不得参加医师资格考试报名。申报材料要求见附件；政策咨询请查阅国家医学考试网 https://www.nmec.org.cn 。
            """, pinned: true);
        start.Publish(Author, work.Now.AddDays(-6));
        await AttachAsync(start.Id, MaterialsName);

        Write("关于节假日期间平台维护的公告", """
            平台将于本周六 22:00 至次日 06:00 进行维护，期间不能登录。

            请提前保存正在录入的内容。
            """).Publish(Author, work.Now.AddDays(-2));
        Write("关于复核抽查安排的通知（草稿）", "各考点：\n\n复核抽查安排另行公布。", audience: Levels.Sites | Levels.Points);

        var download = new Download { Id = Guid.CreateVersion7(), Title = "试用期考核证明申报材料清单", Category = DownloadCategory.Guide, Place = 1, PublishedAt = work.Now };
        work.Data.Downloads.Add(download);
        await AttachAsync(download.Id, MaterialsName);
    }

    private Announcement Write(string title, string text, bool pinned = false, Levels audience = Levels.All)
    {
        var row = new Announcement
        {
            Id = Guid.CreateVersion7(),
            Title = title,
            Text = text,
            Audience = audience,
            Pinned = pinned,
            ValidFrom = ShanghaiTime.DateOf(work.Now.AddDays(-6)),
            WrittenAt = work.Now.AddDays(-7),
        };
        work.Data.Announcements.Add(row);
        return row;
    }

    /// <summary>The season's materials as a workbook, from the code list itself.</summary>
    private async Task AttachAsync(Guid parentId, string name)
    {
        using var content = new MemoryStream();
        var sheet = new ExcelSheet<MaterialSlot>("材料清单", "试用期考核证明申报材料清单", "湖北考区", [
            new("材料", 50, ExcelKind.Text, slot => slot.Name),
            new("至少张数", 12, ExcelKind.WholeNumber, slot => slot.MinImages),
            new("格式", 20, ExcelKind.Text, slot => string.Join(' ', slot.Formats)),
            new("单张上限（KB）", 18, ExcelKind.WholeNumber, slot => slot.MaxKB),
        ]);
        await ExcelWriter.WriteAsync(content, sheet, MaterialSlots.OfProfile(MaterialSlots.Hubei).ToAsyncEnumerable(), work.Cancellation);
        var bytes = content.ToArray();
        var file = new JobFile
        {
            Id = Guid.CreateVersion7(),
            OwnerId = author,
            Name = name,
            ContentType = ExcelWriter.ContentType,
            Length = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ExpiresAt = work.Now + PublishedFile.Kept,
        };
        work.Data.JobFiles.Add(file);
        foreach (var (number, piece) in bytes.Chunk(JobFileService.PieceLength).Index())
            work.Data.JobFilePieces.Add(new JobFilePiece { FileId = file.Id, Number = number, Sealed = personal.SealPiece(file.Id, number, piece) });
        work.Data.PublishedFiles.Add(new PublishedFile { Id = Guid.CreateVersion7(), FileId = file.Id, ParentId = parentId, UploadedBy = author });
    }
}
