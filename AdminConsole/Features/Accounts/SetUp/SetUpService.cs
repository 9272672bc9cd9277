using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Accounts.SignIn;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>
/// The first run of an installation that has nobody yet: makes the district and its security administrator, the only one who grants the other roles at the root
/// (AZ-08), and lets that person enrol a security key. Once anybody is there it is closed for good.
/// </summary>
public sealed class SetUpService(
    Db db, ActingScope acting, SetUpToken token, PasswordRules passwords, PersonalData personal, IPasswordHasher<AppUser> hasher, ILookupNormalizer normalizer, PendingSignIns pendings)
{
    /// <summary>The product is the Hubei district's: GB/T 2260 and category of its root.</summary>
    private const string Division = "420000", Category = "GOV-P";

    /// <summary>Where the person goes once the key is enrolled.</summary>
    private const string Next = "/set-up/next";

    private static readonly Error TokenInvalid = new("set_up_token_invalid", ErrorKind.Invalid);

    public async Task<bool> IsOpenAsync(CancellationToken ct = default)
    {
        acting.Use(AccessScope.System);
        return !await db.ReadAsync((data, token) => data.Users.AnyAsync(token), ct);
    }

    public async Task<Result<Done>> FinishAsync(SetUpInput input, CancellationToken ct = default)
    {
        acting.Use(AccessScope.System);
        if (!token.IsRight(input.Token))
            return await RefuseAsync(ct);
        var district = TextRules.Name(input.District, Institution.NameLength);
        var id = Guid.CreateVersion7();
        var check = new UserInput { UserName = input.UserName, Name = input.Name, Phone = input.Phone, NodeId = id, Roles = [Role.SecurityAdministrator], Authentication = AuthenticationType.SecurityKey }.Check(isNew: true);
        var faults = passwords.Check(input.Password, input.PasswordAgain, input.UserName ?? "", input.Phone ?? "");
        foreach (var (path, phrases) in check.Error?.Fields ?? new Dictionary<string, IReadOnlyList<Phrase>>())
            faults.Add(path, phrases[0]);
        if (string.IsNullOrWhiteSpace(input.Phone))
            faults.Add("phone", "account.required");
        if (district.Value.Length == 0 || district.Fault is not null)
            faults.Add("district", district.Fault ?? new Phrase("account.required"));
        if (faults.Any)
            return faults.ToError();
        var root = Institution.Create(id, InstitutionKind.District, parent: null, district.Value, Category, code: null, Division, new InstitutionProfile());
        var user = NewUser(root, check.Value, input.Password!);
        var made = await db.WriteAsync<Done>(
            async work =>
            {
                if (await work.Data.Users.AnyAsync(work.Cancellation))
                    return Error.NotFound;
                work.Data.Institutions.Add(root);
                work.Data.Users.Add(user);
                work.Audit("installation.set-up", nameof(AppUser), user.Id);
                work.Publish(ChangeKind.InstitutionTree, root.Id, root);
                work.Publish(ChangeKind.User, user.Id, user);
                return Done.Yes;
            },
            ct);
        if (!made.IsOk)
            return made;
        token.Spend();

        // The token stands for the code to the phone: what is left of the sign-in is to enrol a key.
        pendings.BeginEnrolment(user, SignInService.ByPassword, Next);
        return Done.Yes;
    }

    private async Task<Error> RefuseAsync(CancellationToken ct)
    {
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("installation.set-up", nameof(AppUser), "unknown", outcome: TokenInvalid.Code);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Error ?? Error.Field("token", TokenInvalid.Phrase);
    }

    private AppUser NewUser(Institution root, UserContent content, string password)
    {
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = content.UserName,
            NormalizedUserName = normalizer.NormalizeName(content.UserName),
            DisplayName = content.Name,
            DistrictId = root.Id,
            InstitutionId = root.Id,
            LockoutEnabled = true,
            Authentication = content.Authentication,
            Roles = [.. content.Roles.Select(role => new RoleAssignment { Role = role })],
        };
        user.RenewStamp();
        user.PasswordHash = hasher.HashPassword(user, password);
        user.BindPhone(personal, content.Phone!);
        return user;
    }
}
