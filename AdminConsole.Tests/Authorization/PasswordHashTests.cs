using System.Buffers.Binary;
using AdminConsole.Authorization;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Authorization;

[Collection(ApiCollection.Name)]
public sealed class PasswordHashTests(ApiHosts hosts)
{
    private const int LeastIterations = 210_000;

    [Fact]
    public async Task AU04_Hash_IsPbkdf2WithSha512_AndOlderOnesAreMadeAnew()
    {
        await using var services = (await hosts.OnAsync(DatabaseKind.Sqlite)).Services.CreateAsyncScope();
        var hasher = services.ServiceProvider.GetRequiredService<IPasswordHasher<AppUser>>();

        var hash = Convert.FromBase64String(hasher.HashPassword(null!, "Hushi-2027-mima"));

        // Identity's third format: marker, pseudo-random function, iterations.
        Assert.Equal((1, KeyDerivationPrf.HMACSHA512), (hash[0], (KeyDerivationPrf)BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= LeastIterations);
        var weak = new PasswordHasher<AppUser>(Options.Create(new PasswordHasherOptions { IterationCount = LeastIterations - 1 })).HashPassword(null!, "Hushi-2027-mima");
        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, hasher.VerifyHashedPassword(null!, weak, "Hushi-2027-mima"));
    }
}
