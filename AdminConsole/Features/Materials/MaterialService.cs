using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Materials;

/// <summary>Takes in one image for a slot. Nothing is kept unless everything holds (FI-01).</summary>
public sealed class MaterialService(Db db, IScanStore scans, IOptions<UploadOptions> options)
{
    internal async Task<Result<MaterialResponse>> StoreAsync(MaterialUpload upload, CancellationToken ct)
    {
        if (upload.File?.Length > options.Value.MaxImageBytes)
            return ImageErrors.TooLarge(options.Value.Scan());
        var faults = new FieldFaults();
        var slot = MaterialSlots.OfProfile(MaterialSlots.Hubei).FirstOrDefault(slot => slot.Code == upload.Slot);
        if (slot is null)
            faults.Add("slot", upload.Slot is null ? "intake.required" : "intake.unknown_slot");
        if (upload.File is null)
            faults.Add("file", "intake.required");
        if (faults.Any)
            return faults.ToError();
        var image = ImageCheck.Check(upload.File!, upload.ContentType, upload.FileName, options.Value.For(slot!));
        return image.IsOk ? await KeepAsync(slot!.Code, image.Value, ct) : image.Error;
    }

    private async Task<Result<MaterialResponse>> KeepAsync(string slot, CheckedImage image, CancellationToken ct)
    {
        var storageName = await scans.SaveAsync(image.Bytes, ct);
        var id = Guid.CreateVersion7();
        var stored = await db.WriteAsync<MaterialResponse>(
            work =>
            {
                work.Data.Materials.Add(new Material
                {
                    Id = id,
                    ClientId = work.Scope.NodeId,
                    Slot = slot,
                    StorageName = storageName,
                    ContentType = image.ContentType,
                    Length = image.Bytes.Length,
                    Width = image.Width,
                    Height = image.Height,
                    Sha256 = image.Sha256,
                    UploadedAt = work.Now,
                });
                work.Audit("material.upload", nameof(Material), id);
                return Task.FromResult<Result<MaterialResponse>>(new MaterialResponse(id, slot, image.Sha256, image.Width, image.Height));
            },
            ct);
        if (!stored.IsOk)
            await scans.DeleteAsync(storageName, CancellationToken.None);
        return stored;
    }
}
