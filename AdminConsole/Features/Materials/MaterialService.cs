using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Materials;

/// <summary>Takes in one image for a slot. Nothing is kept unless everything holds (FI-01).</summary>
public sealed class MaterialService(Db db, ScanUpload uploads, IOptions<UploadOptions> options)
{
    internal async Task<Result<MaterialResponse>> StoreAsync(UploadForm form, CancellationToken ct)
    {
        if (form.File?.Length > options.Value.MaxImageBytes)
            return ImageErrors.TooLarge(options.Value.Scan());
        var faults = new FieldFaults();

        // Which of them a filing asks for, its season says.
        var slot = form["slot"] is { } code ? MaterialSlots.Find(code) : null;
        if (slot is null)
            faults.Add("slot", form["slot"] is null ? "intake.required" : "intake.unknown_slot");
        if (form.File is null)
            faults.Add("file", "intake.required");
        if (faults.Any)
            return faults.ToError();
        var stored = await uploads.TakeAsync(form, options.Value.For(slot!), ct);
        return stored.IsOk ? await KeepAsync(slot!.Code, stored.Value, ct) : stored.Error;
    }

    /// <summary>Forgets an image that no filing refers to; its file goes with the next sweep. What a filing holds stays until that filing is returned (FI-07).</summary>
    public Task<Result<Done>> RemoveAsync(Guid id, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var material = await work.Data.Materials.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (material is null)
                return Error.NotFound;
            if (material.SubmissionId is not null)
                return SubmissionErrors.Locked(["materials"]);
            work.Data.Materials.Remove(material);
            work.Audit("material.remove", nameof(Material), id);
            return Done.Yes;
        },
        ct);

    private async Task<Result<MaterialResponse>> KeepAsync(string slot, StoredScan image, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var kept = await db.WriteAsync<MaterialResponse>(
            work =>
            {
                work.Data.Materials.Add(new Material
                {
                    Id = id,
                    ClientId = work.Scope.NodeId,
                    Slot = slot,
                    StorageName = image.StorageName,
                    ContentType = image.ContentType,
                    Length = image.Length,
                    Width = image.Width,
                    Height = image.Height,
                    Orientation = image.Orientation,
                    ReceivedSha256 = image.ReceivedSha256,
                    Sha256 = image.Sha256,
                    UploadedAt = work.Now,
                });
                work.Audit("material.upload", nameof(Material), id);
                return Task.FromResult<Result<MaterialResponse>>(new MaterialResponse(id, slot, image.Sha256, image.Width, image.Height));
            },
            ct);
        if (!kept.IsOk)
            await uploads.DiscardAsync(image);
        return kept;
    }
}
