using System.Net.Http.Headers;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.Api.Generated;
using AdminConsole.Tests.Features.RegistrationChecks;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Api;

/// <summary>What a partner gets who has nothing but the OpenAPI document: a client that the build makes of it with a generator (tools/client-generator), which compiles and files.</summary>
[Collection(ApiCollection.Name)]
public sealed class GeneratedClientTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task Client_FromTokenToFiling_NeedsNothingElse(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        var client = new IntakeClient(http);
        var token = await client.IssueTokenAsync(new Body { Grant_type = "client_credentials", Client_id = "other", Client_secret = ApiHost.Secret, Scope = "submissions" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Access_token);
        var season = await client.FindCurrentSeasonAsync();
        var hospital = (await client.SearchInstitutionsAsync(DemonstrationPeople.Hospital, take: null)).Items.First();
        var person = Person.Make(80_000 + (int)kind);
        var binding = await client.BindAsync(new BindingRequest
        {
            Person = new BindingPerson { Name = person.Name, DocumentType = "01", DocumentNumber = person.Number },
            InstitutionId = hospital.Id,
            ConfirmationCode = "DEM0-2027",
        });
        var request = await RequestAsync(client, season, hospital, binding, person);

        Assert.All((await client.PrecheckAsync(request)).Checks, check => Assert.NotEqual(Generated.CheckResult.Red, check.Result));
        var filed = await client.SubmitAsync(Guid.CreateVersion7().ToString(), request);
        var found = await client.FindSubmissionAsync(filed.Id);
        Assert.Equal((filed.Number, Generated.SubmissionState.Pending, 5), (found.Number, found.State, found.Materials.Count));
        Assert.Equal(Generated.SubmissionState.Withdrawn, (await client.WithdrawAsync(filed.Id, $"\"{found.Version}\"")).State);

        // A refusal comes with its document.
        var refused = await Assert.ThrowsAsync<IntakeException<ProblemDocument>>(() => client.WithdrawAsync(filed.Id, $"\"{Guid.CreateVersion7()}\""));
        Assert.Equal((412, "version_conflict"), (refused.StatusCode, refused.Result.Code));
    }

    [Fact]
    public async Task Client_OfTheRegistrationSystem_AsksWithItsOwnScope()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await host.AddClientAsync("registration-generated", disabled: false, scopes: "verifications");
        var (name, number) = await VerificationTests.FileAsync(host, host.Client, approve: true);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        var client = new IntakeClient(http);
        var token = await client.IssueTokenAsync(new Body { Grant_type = "client_credentials", Client_id = "registration-generated", Client_secret = ApiHost.Secret, Scope = "verifications" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Access_token);

        var answer = await client.VerifyPersonsAsync(new VerificationRequest
        {
            Persons = [new VerificationPerson { Name = name, DocumentType = "01", DocumentNumber = number }, new VerificationPerson { Name = "无此人", DocumentNumber = number }],
        });

        Assert.Equal([Generated.RegistrationVerdict.Approved, Generated.RegistrationVerdict.NoRecord], answer.Results.Select(row => row.Result));
        var refused = await Assert.ThrowsAsync<IntakeException<ProblemDocument>>(() => client.VerifyPersonsAsync(new VerificationRequest()));
        Assert.Equal(["persons"], refused.Result.Errors!.Keys);
        Assert.Equal(403, (await Assert.ThrowsAsync<IntakeException<ProblemDocument>>(() => client.FindCurrentSeasonAsync())).StatusCode);
    }

    private static async Task<SubmissionRequest> RequestAsync(IntakeClient client, SeasonResponse season, FoundInstitution hospital, BindingResponse binding, Person person) => new()
    {
        SeasonId = season.Id,
        BindingId = binding.Id,
        NoticeVersion = season.NoticeVersion,
        TruthfulnessPledge = true,
        Person = new PersonRequest
        {
            Name = person.Name,
            Sex = person.Sex,
            EthnicGroup = "01",
            BirthDate = person.BirthDate,
            DocumentType = "01",
            DocumentNumber = person.Number,
            DocumentValidFrom = new DateOnly(2015, 3, 1),
            Phone = "13800000000",
            RealName = "automatic",
            Special = "none",
        },
        Exam = new ExamRequest { Level = "1", Category = "110" },
        Education = new EducationRequest
        {
            Level = "21",
            School = "湖北医药学院",
            Major = "临床医学",
            EnrolledOn = new DateOnly(2014, 9, 1),
            GraduatedOn = new DateOnly(2019, 6, 30),
            CertificateNumber = $"{Guid.CreateVersion7():N}",
            FreshGraduate = false,
            TopUp = false,
            ForeignDegree = false,
        },
        Periods =
        [
            new PeriodRequest
            {
                Current = true,
                InstitutionId = hospital.Id,
                InstitutionName = hospital.Name,
                RegistrationNumber = "44135001442010411A1001",
                Start = new DateOnly(2019, 8, 8),
                End = new DateOnly(2020, 8, 7),
                Posts = [new PostRequest { Department = "心内科", MentorName = "陈志远", MentorCertificateNumber = "110420100000045", Assessment = "pass" }],
            },
        ],
        Materials = [.. await Task.WhenAll(((string[])["ID_PHOTO", "ID_DOCUMENT", "ID_DOCUMENT", "ID_DOCUMENT", "GRADUATION_CERTIFICATE"]).Select(slot => UploadAsync(client, slot)))],
    };

    private static async Task<MaterialUseRequest> UploadAsync(IntakeClient client, string slot)
    {
        await using var image = File.OpenRead(Repository.FullPath("samples/images/ID_PHOTO.jpg"));
        return new MaterialUseRequest { Slot = slot, MaterialId = (await client.UploadMaterialAsync(slot, new FileParameter(image, "photo.jpg", "image/jpeg"))).Id };
    }
}
