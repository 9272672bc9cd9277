using System.Net;
using System.Text;
using System.Text.Json;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Bindings;
using AdminConsole.Features.Submissions;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class StrictJsonTests(ApiHosts hosts)
{
    private const int MaxJsonBytes = 1024 * 1024;

    public static TheoryData<string, string> Malformed => new()
    {
        { "duplicate property", """{"seasonId":"2021","seasonId":"2021"}""" },
        { "duplicate property in another case", """{"seasonId":"2021","SeasonId":"2021"}""" },
        { "duplicate property, escaped", """{"seasonId":"2021","season\u0049d":"2021"}""" },
        { "duplicate property further in", """{"person":{"name":"a","name":"b"}}""" },
        { "wrong case", """{"SeasonId":"2021"}""" },
        { "unknown property", """{"state":"approved"}""" },
        { "unknown property further in", """{"periods":[{"posts":[{"mark":"green"}]}]}""" },
        { "trailing comma", """{"seasonId":"2021",}""" },
        { "trailing comma in a list", """{"materials":[{},]}""" },
        { "line comment", "{\"seasonId\":\"2021\" // comment\n}" },
        { "block comment", """{/* comment */"seasonId":"2021"}""" },
        { "number for text", """{"seasonId":2021}""" },
        { "text for number", """{"noticeVersion":"1"}""" },
        { "fraction for whole number", """{"noticeVersion":1.5}""" },
        { "number beyond its type", """{"noticeVersion":99999999999}""" },
        { "text for flag", """{"truthfulnessPledge":"true"}""" },
        { "object for list", """{"periods":{}}""" },
        { "list for object", """{"person":[]}""" },
        { "no id", """{"bindingId":"1"}""" },
        { "no date", """{"person":{"birthDate":"1996-13-40"}}""" },
        { "date and time for date", """{"person":{"birthDate":"1996-05-04T00:00:00Z"}}""" },
        { "lone high surrogate", """{"seasonId":"\ud800"}""" },
        { "lone low surrogate", """{"person":{"name":"\udc00x"}}""" },
        { "lone surrogate in a name", """{"\ud800":"2021"}""" },
        { "control character in text", "{\"seasonId\":\"20\u000121\"}" },
        { "null", "null" },
        { "list", "[]" },
        { "text", "\"seasonId\"" },
        { "blanks", "  \n " },
        { "cut short", """{"seasonId":"20""" },
        { "two bodies", "{}{}" },
        { "single quotes", "{'seasonId':'2021'}" },
        { "not a number", """{"noticeVersion":NaN}""" },
        { "byte order mark", "\uFEFF{}" },
        { "too deep", $$"""{"periods":{{new string('[', 20)}}{{new string(']', 20)}}}""" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task IN01_MalformedBody_IsBadJsonAndChangesNothing(string what, string body)
    {
        Assert.NotEmpty(what);
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var before = await host.ContentsAsync();

        foreach (var path in (string[])["/api/v1/submissions", "/api/v1/prechecks"])
        {
            var answer = await host.Client.SendBytesAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), "application/json", ("Idempotency-Key", $"{Guid.CreateVersion7()}"));
            answer.IsRefused(400, "bad_json");
        }

        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'s', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0 })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'s', (byte)'e', (byte)'a', (byte)'s', (byte)'o', (byte)'n', (byte)'I', (byte)'d', (byte)'"', (byte)':', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)'}' })]
    public async Task IN01_InvalidUtf8_IsBadJson(byte[] body)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/prechecks", body, "application/json")).IsRefused(400, "bad_json");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task IN01_NoBody_IsBadJson(string? contentType)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/bindings", [], contentType)).IsRefused(400, "bad_json");
        (await host.Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/bindings"))).IsRefused(400, "bad_json");
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/json; charset=gbk", null)]
    [InlineData("application/json", "gzip")]
    [InlineData(null, null)]
    public async Task IN01_AnotherContentType_IsUnsupported(string? contentType, string? encoding)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        (string, string)[] headers = encoding is null ? [] : [("Content-Encoding", encoding)];

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/bindings", "{}"u8.ToArray(), contentType, headers)).IsRefused(415, "unsupported_type");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; charset=utf-8")]
    public async Task IN01_Json_IsRead(string contentType)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/bindings", "{}"u8.ToArray(), contentType)).IsRefused(422, "validation_failed");
    }

    [Theory]
    [InlineData(false, MaxJsonBytes + 1)]
    [InlineData(true, MaxJsonBytes + 1)]
    [InlineData(false, 8 * MaxJsonBytes)]
    [InlineData(true, 8 * MaxJsonBytes)]
    public async Task IN01_OversizedBody_IsRefusedWithoutHanging(bool chunked, int length)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var before = await host.ContentsAsync();
        var body = new byte[length];
        Array.Fill(body, (byte)' ');
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions") { Content = new ByteArrayContent(body), Version = HttpVersion.Version11 };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        request.Headers.TransferEncodingChunked = chunked;
        request.Content.Headers.ContentType = new("application/json");

        var answer = await host.Client.AnswerAsync(request).WaitAsync(TimeSpan.FromSeconds(20));

        answer.IsRefused(413, "too_large");
        Assert.Equal(before, await host.ContentsAsync());
        Assert.Equal(200, (await host.Client.GetAnswerAsync("/api/v1/seasons/current")).Status);
    }

    [Fact]
    public async Task IN01_LargestBody_IsRead()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var body = new byte[MaxJsonBytes];
        Array.Fill(body, (byte)' ');
        "{}"u8.CopyTo(body);

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/prechecks", body, "application/json")).IsRefused(422, "validation_failed");
    }

    [Fact]
    public void IN02_RequestRecords_HoldOnlyTheDocumentedFields()
    {
        Assert.Equal(
            ["Assistant", "BindingId", "Education", "Exam", "Materials", "NoticeVersion", "Periods", "Person", "PreviousRegistration", "SeasonId", "TruthfulnessPledge"], Names(typeof(SubmissionRequest)));
        Assert.Equal(["BirthDate", "DocumentNumber", "DocumentType", "DocumentValidFrom", "DocumentValidTo", "EthnicGroup", "Name", "Phone", "RealName", "Sex", "Special"], Names(typeof(PersonRequest)));
        Assert.Equal(["Address", "Current", "End", "InstitutionId", "InstitutionName", "LegalRepresentative", "Postcode", "Posts", "RegistrationNumber", "Start"], Names(typeof(PeriodRequest)));
        Assert.Equal(["Assessment", "Department", "MentorCertificateNumber", "MentorName"], Names(typeof(PostRequest)));
        Assert.Equal(["MaterialId", "Period", "Slot"], Names(typeof(MaterialUseRequest)));
        Assert.Equal(["ConfirmationCode", "InstitutionId", "Person"], Names(typeof(BindingRequest)));

        static IEnumerable<string> Names(Type type) => type.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task IN02_EveryOtherPropertyOfTheEntities_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var writable = typeof(SubmissionRequest).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var names = typeof(Submission).GetProperties().Concat(typeof(SubmissionRevision).GetProperties()).Concat(typeof(Binding).GetProperties()).Concat(typeof(Material).GetProperties())
            .Select(property => property.Name).Where(name => !writable.Contains(name)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 30);
        var before = await host.ContentsAsync();
        var filing = await host.NewFilingAsync();
        var bound = await host.ContentsAsync();
        Assert.NotEqual(before, bound);

        foreach (var name in names)
            (await host.Client.SubmitAsync(filing.With(JsonNamingPolicy.CamelCase.ConvertName(name), "\"x\""))).IsRefused(400, "bad_json");

        Assert.Equal(bound, await host.ContentsAsync());
    }
}
