using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Data;

public sealed class DbTests
{
    [Theory, DatabaseData]
    public async Task AL03_EveryWrite_LeavesAnEntryInTheSameTransaction(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var who = SampleLibrary.SiteStaff;

        var result = await RenameLockAsync(host.As(who), SampleLibrary.Hospital.Id, "核对\r\n完毕");

        Assert.True(result.IsOk);
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "institution.lock"));
        Assert.Equal((who.UserId, who.DisplayName, who.NodeId, "ok"), (entry.ActorId, entry.ActorName, entry.NodeId, entry.Outcome));
        Assert.Equal((host.Clock.GetUtcNow().UtcDateTime, nameof(Institution), SampleLibrary.Hospital.Id.ToString()), (entry.At, entry.ObjectType, entry.ObjectId));
        Assert.Equal("核对\\u000d\\u000a完毕", entry.Reason);
        Assert.Contains("\"LockNote\":[null,\"核对", entry.Changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AL03_WriteWithoutEntry_FailsAndChangesNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id);
            return row.Lock("某人", work.Now, null);
        }));

        Assert.False((await host.InspectAsync(data => data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id))).IsLocked);
    }

    [Theory, DatabaseData]
    public async Task AL03_WriteWithoutEntry_FailsAlsoWhenItSavedInBetween(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(async work =>
        {
            (await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id)).Lock("某人", work.Now, null);
            await work.SaveAsync();
            return Done.Yes;
        }));

        Assert.False((await host.InspectAsync(data => data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id))).IsLocked);
    }

    [Theory, DatabaseData]
    public async Task AL03_SaveFails_LeavesNoEntryAndTellsNobody(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var heard = Listen(host);

        // A missing parent breaks a foreign key, which only the database knows.
        var result = await host.As(AccessScope.System).WriteAsync<Done>(work =>
        {
            work.Audit("submission.submit", nameof(SubmissionRevision), "x");
            work.Publish(ChangeKind.Submission, Guid.CreateVersion7());
            work.Data.SubmissionRevisions.Add(new SubmissionRevision { SubmissionId = Guid.CreateVersion7(), Revision = 1, Sealed = [1], SubmissionCode = "x", ReceivedAt = work.Now });
            return Task.FromResult<Result<Done>>(Done.Yes);
        });

        Assert.Equal(DataErrors.AlreadyThere.Code, result.Error?.Code);
        Assert.Equal(0, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "submission.submit")));
        Assert.Empty(heard);
    }

    [Theory, DatabaseData]
    public async Task WriteAsync_Refusal_RollsEverythingBack(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var heard = Listen(host);

        var result = await host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id);
            row.Lock("某人", work.Now, null);
            work.Audit("institution.lock", nameof(Institution), row.Id);
            work.Publish(ChangeKind.Institution, row.Id, row);
            await work.SaveAsync();
            return Error.Forbidden;
        });

        Assert.Equal(Error.Forbidden, result.Error);
        Assert.False((await host.InspectAsync(data => data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id))).IsLocked);
        Assert.Equal(0, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.lock")));
        Assert.Empty(heard);
    }

    [Theory, DatabaseData]
    public async Task WriteAsync_Success_PublishesAfterTheCommitAndOnce(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var heard = Listen(host);
        var committed = false;
        using var late = host.Feed.SubscribeImmediate(_ => committed = host.InspectAsync(data => data.Institutions.AnyAsync(node => node.LockedBy != null)).GetAwaiter().GetResult());

        await RenameLockAsync(host.As(SampleLibrary.SiteStaff), SampleLibrary.Hospital.Id, null);

        Assert.True(committed);
        Assert.Equal([new ChangeEvent(ChangeKind.Institution, SampleLibrary.Hospital.Id, Ancestry.Of(SampleLibrary.Hospital))], heard);
    }

    [Theory, DatabaseData]
    public async Task AZ02_RowOutsideTheScope_IsRefusedAtCommit(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var stranger = Ancestry.Of(SampleLibrary.YichangHospital);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(work =>
        {
            work.Audit("binding.create", nameof(Binding), "x");
            work.Data.Bindings.Add(BindingOf(stranger, work.Now));
            return Task.FromResult<Result<Done>>(Done.Yes);
        }));

        Assert.Equal(4 + 1, await host.InspectAsync(data => data.Bindings.CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task AZ02_MovingARowOutOfTheScopeOrIntoIt_IsRefusedAtCommit(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var user = await host.InspectAsync(data => data.Users.SingleAsync(row => row.InstitutionId == SampleLibrary.Hospital.Id));
        var stranger = await host.InspectAsync(data => data.Users.SingleAsync(row => row.InstitutionId == SampleLibrary.YichangHospital.Id));

        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(user, SampleLibrary.YichangHospital));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(stranger, SampleLibrary.Hospital));

        Task MoveAsync(AppUser row, IOwned to) => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(work =>
        {
            work.Audit("user.edit", nameof(AppUser), row.Id);
            work.Data.Users.Attach(row);
            (row.DistrictId, row.SiteId, row.PointId, row.InstitutionId) = (to.DistrictId, to.SiteId, to.PointId, to.InstitutionId);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
    }

    [Theory, DatabaseData]
    public async Task AZ11_RowOfAnotherClient_IsRefusedAtCommit(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(SampleLibrary.SecondClient));
        Assert.True((await AddAsync(SampleLibrary.FirstClient)).IsOk);

        Task<Result<Done>> AddAsync(Guid client) => host.As(AccessScope.ForApiClient(SampleLibrary.FirstClient, "first")).WriteAsync<Done>(work =>
        {
            work.Audit("binding.create", nameof(Binding), "x");
            work.Data.Bindings.Add(BindingOf(Ancestry.Of(SampleLibrary.Hospital), work.Now, client));
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
    }

    [Theory, DatabaseData]
    public async Task AZ02_Nobody_WritesNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.As(AccessScope.None).WriteAsync<Done>(work =>
        {
            work.Audit("season.create", nameof(Season), "2022");
            work.Data.Seasons.Add(new Season { Id = "2022", Name = "2022", ExamYear = 2022, Start = default, End = default, Deadline = default, CutOff = default });
            return Task.FromResult<Result<Done>>(Done.Yes);
        }));
    }

    [Theory, DatabaseData]
    public async Task CC01_StaleVersion_IsAConflictAndChangesNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var read = await host.InspectAsync(data => data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id));
        await RenameLockAsync(host.As(SampleLibrary.SiteStaff), SampleLibrary.Hospital.Id, "先");

        var result = await host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(work =>
        {
            work.Data.Institutions.Attach(read);
            read.Lock("某人", work.Now, "后");
            work.Audit("institution.lock", nameof(Institution), read.Id);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });

        Assert.Equal(Error.VersionConflict, result.Error);
        var now = await host.InspectAsync(data => data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id));
        Assert.Equal("先", now.LockNote);
        Assert.NotEqual(read.Version, now.Version);
    }

    [Theory, DatabaseData]
    public async Task CC01_EveryVersionedEntity_HasItsTokenInTheModel(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        var versioned = await host.InspectAsync(data => Task.FromResult(data.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))).ToList()));

        Assert.InRange(versioned.Count, 4, 100);
        Assert.All(versioned, type => Assert.True(type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken));
    }

    [Theory, DatabaseData]
    public async Task CC01_SavingTwiceInOneUnit_KeepsTheTokenInStep(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        var result = await host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id);
            row.Lock("某人", work.Now, "一");
            work.Audit("institution.lock", nameof(Institution), row.Id);
            await work.SaveAsync();
            row.Unlock();
            return row.Lock("某人", work.Now, "二");
        });

        Assert.True(result.IsOk);
        Assert.Contains("\"LockNote\":[null,\"二\"]", (await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "institution.lock"))).Changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task WriteAsync_UniqueValueTaken_RunsTheUnitAgain(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var runs = 0;

        var result = await host.As(AccessScope.System).WriteAsync<bool>(async work =>
        {
            runs++;
            work.Audit("client.create", nameof(ApiClient), "x");
            if (runs > 1 && await work.Data.ApiClients.AnyAsync(row => row.ClientId == "first"))
                return true;
            work.Data.ApiClients.Add(new ApiClient { Id = Guid.CreateVersion7(), ClientId = "first", Name = "again", SecretSha256 = [1], Scopes = "" });
            return false;
        });

        Assert.True(result.Value);
        Assert.Equal(2, runs);
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "client.create")));
    }

    [Theory, DatabaseData]
    public async Task WriteAsync_UniqueValueTakenEachTime_IsRefused(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var runs = 0;

        var result = await host.As(AccessScope.System).WriteAsync<Done>(work =>
        {
            runs++;
            work.Audit("client.create", nameof(ApiClient), "x");
            work.Data.ApiClients.Add(new ApiClient { Id = Guid.CreateVersion7(), ClientId = "first", Name = "again", SecretSha256 = [1], Scopes = "" });
            return Task.FromResult<Result<Done>>(Done.Yes);
        });

        Assert.Equal((DataErrors.AlreadyThere, 3), (result.Error, runs));
    }

    [Theory, DatabaseData]
    public async Task WriteAsync_InsideAUnit_IsADefect(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        var db = host.As(SampleLibrary.SiteStaff);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync(_ => db.WriteAsync(_ => Task.FromResult<Result<Done>>(Done.Yes))));

        Assert.True((await db.WriteAsync(_ => Task.FromResult<Result<Done>>(Done.Yes))).IsOk);
    }

    [Theory, DatabaseData]
    public async Task DU07_FiftyWritersAtOnce_AllAcknowledgedAndPresent(DatabaseKind kind)
    {
        const int Writers = 50;
        await using var host = await DataHost.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(index => Task.Run(() => host.As(AccessScope.System).WriteAsync<Guid>(work =>
        {
            var row = BindingOf(Ancestry.Of(SampleLibrary.Hospital), work.Now);
            work.Data.Bindings.Add(row);
            work.Audit("binding.create", nameof(Binding), row.Id, $"writer {index}");
            return Task.FromResult<Result<Guid>>(row.Id);
        }))));

        Assert.All(results, result => Assert.True(result.IsOk));
        var ids = results.Select(result => result.Value).ToList();
        Assert.Equal(Writers, await host.InspectAsync(data => data.Bindings.CountAsync(row => ids.Contains(row.Id))));
        Assert.Equal(Writers, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "binding.create")));
    }

    [Theory, DatabaseData]
    public async Task CC01_TwentyEditorsOfOneRow_OneWins(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() => RenameLockAsync(host.As(SampleLibrary.SiteStaff), SampleLibrary.Hospital.Id, $"{index}"))));

        Assert.Single(results, result => result.IsOk);
        Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal(ErrorKind.Conflict, result.Error!.Kind));
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.lock")));
    }

    [Theory, DatabaseData]
    public async Task ReadAsync_RowChanged_IsNotSaved(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        var tracked = await host.As(SampleLibrary.SiteStaff).ReadAsync(async (data, ct) =>
        {
            await data.Institutions.ToListAsync(ct);
            return data.ChangeTracker.Entries().Count();
        });

        Assert.Equal(0, tracked);
    }

    [Theory, DatabaseData]
    public async Task AL02_TraceOfTheCaller_IsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);
        await RenameLockAsync(host.As(SampleLibrary.SiteStaff), SampleLibrary.Hospital.Id, null);
        using var activity = new System.Diagnostics.Activity("request").Start();

        await RenameLockAsync(host.As(SampleLibrary.SiteStaff), SampleLibrary.Neighbour.Id, null);

        var id = SampleLibrary.Neighbour.Id.ToString();
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.ObjectId == id));
        Assert.Equal(activity.TraceId.ToString(), entry.TraceId);
    }

    private static Task<Result<Done>> RenameLockAsync(Db db, Guid id, string? note) => db.WriteAsync<Done>(async work =>
    {
        var row = await work.Data.Institutions.SingleAsync(node => node.Id == id);
        work.Audit("institution.lock", nameof(Institution), id, note);
        work.Publish(ChangeKind.Institution, id, row);
        return row.Lock(work.Scope.DisplayName, work.Now, note);
    });

    private static List<ChangeEvent> Listen(DataHost host)
    {
        List<ChangeEvent> heard = [];
        _ = host.Feed.SubscribeImmediate(heard.Add);
        return heard;
    }

    private static Binding BindingOf(Ancestry owner, DateTime at, Guid? client = null) => new()
    {
        Id = Guid.CreateVersion7(),
        ClientId = client,
        DistrictId = owner.DistrictId,
        SiteId = owner.SiteId,
        PointId = owner.PointId,
        InstitutionId = owner.InstitutionId,
        PersonName = "赵六",
        PersonIndex = new byte[16],
        BoundAt = at,
    };
}
