using System.Text;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Features.Submissions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>What somebody finds who takes the files away.</summary>
[Collection(ApiCollection.Name)]
public sealed class AtRestTests(ApiHosts hosts)
{
    [Fact]
    public async Task PD04_FilesOfTheDatabase_HoldNoNumberThatWasFiledTypedOrAsked()
    {
        const string Phone = "13912345678", Certificate = "109291201977700001", Qualification = "201742210420102199501020019", Practising = "210420102000129", Typed = "420102199912317777", Address = "某县某路77号";
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With("person.phone", $"\"{Phone}\"").With("education.certificateNumber", $"\"{Certificate}\"")
            .With("assistant", $$"""{"qualificationNumber":"{{Qualification}}","practisingNumber":"{{Practising}}"}""").With("periods[0].address", $"\"{Address}\"");
        foreach (var slot in (string[])["ASSISTANT_QUALIFICATION_CERTIFICATE", "ASSISTANT_PRACTISING_CERTIFICATE"])
            filing = filing.WithMaterial(slot, (Guid)(await host.Client.UploadAsync(slot, Tests.Scans.JpegBytes.Baseline(), "a.jpg", "image/jpeg")).Body!["id"]!);
        var filed = await host.Client.SubmitAsync(filing);
        Assert.True(filed.Status == 201, filed.Text);
        await using var reviewer = await host.ActAsync("李审核", Role.InstitutionReviewer);
        Assert.True((await reviewer.Get<ReviewService>().OpenAsync((Guid)filed.Body!["id"]!)).IsOk);
        var draft = (await reviewer.Get<EntryDraftService>().StartAsync(null)).Value;
        Assert.True((await reviewer.Get<EntryDraftService>().KeepAsync(draft, new EntryInput { Person = new EntryPerson { Name = "草稿", DocumentNumber = Typed } })).IsOk);
        string[] planted = [filing["person"]!["documentNumber"]!.ToString(), Phone, Certificate, Qualification, Practising, Typed, Address];

        var database = new SqliteConnectionStringBuilder(host.ConnectionString).DataSource;
        var files = Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)).ToList();

        // What is looked for would be found: the filing's number stands in the clear.
        var found = new HashSet<string>(StringComparer.Ordinal);
        var number = filed.Body["number"]!.ToString();
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            found.UnionWith(planted.Append(number).Where(value => Holds(bytes, Encoding.UTF8.GetBytes(value)) || Holds(bytes, Encoding.Unicode.GetBytes(value))));
        }

        Assert.True(files.Count >= 2, "the write-ahead log belongs to it");
        Assert.Equal([number], found);
    }

    private static bool Holds(byte[] bytes, byte[] value) => bytes.AsSpan().IndexOf(value) >= 0;
}
