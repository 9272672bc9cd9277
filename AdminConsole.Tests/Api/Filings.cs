using System.Text.Json.Nodes;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Tests.Scans;

namespace AdminConsole.Tests.Api;

/// <summary>An invented candidate with a valid identity number.</summary>
internal sealed record Person(string Name, string Number, DateOnly BirthDate, string Sex)
{
    public static Person Make(int ordinal)
    {
        var birthDate = new DateOnly(1995, 1, 1).AddDays(ordinal % 1000);
        var body = $"420102{birthDate:yyyyMMdd}{(ordinal / 1000 * 10) + 1:D3}";
        return new Person($"测试{(char)('一' + (ordinal % 3000))}", body + CitizenNumber.CheckCharacter(body), birthDate, "1");
    }
}

/// <summary>Bodies of filings.</summary>
internal static class Filings
{
    public static JsonObject Green(string seasonId, string bindingId, Person person, Institution institution) => Green(seasonId, bindingId, person, institution.Id, institution.Name);

    public static JsonObject Green(string seasonId, string bindingId, Person person, Guid institutionId, string institutionName) => JsonNode.Parse($$"""
        {
          "seasonId": "{{seasonId}}", "bindingId": "{{bindingId}}", "noticeVersion": 1, "truthfulnessPledge": true,
          "person": {
            "name": "{{person.Name}}", "sex": "{{person.Sex}}", "ethnicGroup": "01", "birthDate": "{{person.BirthDate:yyyy-MM-dd}}", "documentType": "01", "documentNumber": "{{person.Number}}",
            "documentValidFrom": "2015-03-01", "documentValidTo": null, "phone": "13800000000", "realName": "automatic", "special": "none"
          },
          "exam": { "level": "1", "category": "110" },
          "education": {
            "level": "21", "degree": "4", "school": "湖北医药学院", "major": "临床医学", "enrolledOn": "2014-09-01", "graduatedOn": "2019-06-30", "certificateNumber": "109291201905000001",
            "freshGraduate": false, "topUp": false, "undergraduateEnrolledOn": null, "foreignDegree": false
          },
          "previousRegistration": null,
          "assistant": null,
          "periods": [
            {
              "current": true, "institutionId": "{{institutionId}}", "institutionName": "{{institutionName}}", "registrationNumber": "44135001442010411A1001", "start": "2019-08-08", "end": "2020-08-07",
              "posts": [ { "department": "心内科", "mentorName": "陈志远", "mentorCertificateNumber": "110420100000045", "assessment": "pass" } ]
            }
          ],
          "materials": []
        }
        """)!.AsObject();

    /// <summary>Uploads what every filing has to bring. The certificate's image is nobody else's: the same one twice is a mark of its own.</summary>
    /// <returns>What belongs under <c>materials</c>.</returns>
    public static async Task<JsonArray> UploadRequiredAsync(HttpClient client, int ordinal)
    {
        var uses = await Task.WhenAll(new[] { "ID_PHOTO", "ID_DOCUMENT", "ID_DOCUMENT", "ID_DOCUMENT", "GRADUATION_CERTIFICATE" }.Select(async slot =>
        {
            var answer = await client.UploadAsync(slot, JpegBytes.Baseline(16 + (ordinal % 100), 16 + (ordinal / 100)), "a.jpg", "image/jpeg");
            Assert.True(answer.Status == 201, answer.Text);
            return Use(slot, (Guid)answer.Body!["id"]!);
        }));
        return [.. uses];
    }

    public static JsonObject Use(string slot, Guid id, int? period = null) => new() { ["slot"] = slot, ["materialId"] = id, ["period"] = period };

    /// <summary>The filing with one more image.</summary>
    public static JsonObject WithMaterial(this JsonObject filing, string slot, Guid id, int? period = null)
    {
        var changed = filing.DeepClone().AsObject();
        changed["materials"]!.AsArray().Add(Use(slot, id, period));
        return changed;
    }

    /// <summary>A former period outside the library.</summary>
    public static JsonObject FormerPeriod() => JsonNode.Parse("""
        {
          "current": false, "institutionId": null, "institutionName": "已撤销的卫生院", "start": "2018-01-05", "end": "2019-03-01", "address": "某县某路1号",
          "posts": [ { "department": "内科", "mentorName": "无名氏", "mentorCertificateNumber": "110420100999999", "assessment": "pass" } ]
        }
        """)!.AsObject();

    /// <summary>Sets or, with null, removes what a path like <c>periods[0].start</c> names. <paramref name="json"/> is the new value as JSON.</summary>
    public static JsonObject With(this JsonObject filing, string path, string? json)
    {
        var changed = filing.DeepClone().AsObject();
        JsonNode node = changed;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        foreach (var step in steps[..^1])
            node = step[0] == '[' ? node[int.Parse(step[1..^1])]! : node[step]!;
        if (steps[^1][0] == '[')
            node[int.Parse(steps[^1][1..^1])] = JsonNode.Parse(json!);
        else if (json is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = JsonNode.Parse(json);
        return changed;
    }
}
