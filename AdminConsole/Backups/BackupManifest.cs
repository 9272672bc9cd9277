using AdminConsole.Data;

namespace AdminConsole.Backups;

/// <summary>What stands before a backup's sealed part, for everybody to read: enough to say why it cannot be restored here. The seal binds it.</summary>
/// <param name="Format">Of the file; see <see cref="BackupCipher"/>.</param>
/// <param name="Product">The product's version that made it.</param>
/// <param name="Database">What the copy of the database is called, which says its engine.</param>
/// <param name="Key">Version of the installation's key that opens it.</param>
/// <param name="KeyFingerprint">Tells that key from another of the same version.</param>
/// <param name="Salt">Makes this file's own key of it.</param>
public sealed record BackupHead(int Format, string Product, DateTime MadeAt, string Database, byte Key, string KeyFingerprint, byte[] Salt);

/// <summary>What is in a backup, as its last part.</summary>
/// <param name="Facts">What the copy of the database holds.</param>
/// <param name="Keys">Fingerprints of the installation's keys by version: the copy's sealed values need these, which the backup does not hold.</param>
/// <param name="Files">How many files precede the list of them.</param>
/// <param name="Bytes">Their length altogether.</param>
/// <param name="ListSha256">Digest of that list (<see cref="ListName"/>), which names the digest of each.</param>
public sealed record BackupManifest(DatabaseFacts Facts, IReadOnlyDictionary<byte, string> Keys, long Files, long Bytes, string ListSha256)
{
    public const string Name = "manifest.json";

    /// <summary>One line a file, as <c>sha256sum</c> writes and reads them.</summary>
    public const string ListName = "files.sha256";

    /// <summary>Folders and files beside the copy of the database.</summary>
    public const string Scans = "scans", AuditArchive = "audit-archive", AuditAnchors = "audit-anchors.txt";

    internal static string LineOf(string digest, string name) => $"{digest}  {name}\n";
}

/// <summary>A backup that was opened.</summary>
public sealed record BackupContent(BackupHead Head, BackupManifest Manifest);

/// <summary>Why a backup cannot be used; the message says it to whoever runs the installation.</summary>
public sealed class BackupException(string message, Exception? cause = null) : Exception(message, cause);
