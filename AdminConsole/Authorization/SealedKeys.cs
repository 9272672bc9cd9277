using System.Xml.Linq;
using AdminConsole.Data.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AdminConsole.Authorization;

/// <summary>Seals the keys that protect cookies and forms under the installation's master key, so that their folder alone opens no session (MN-01).</summary>
internal sealed class SealedKeyEncryptor(FieldSealer sealer) : IXmlEncryptor
{
    internal const string Column = "DataProtection.Key", Row = "";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(sealer.Seal(Column, Row, plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(SealedKeyDecryptor));
}

/// <summary>Opens them. Made by the framework from the name that stands in the key's file.</summary>
internal sealed class SealedKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<FieldSealer>().OpenText(SealedKeyEncryptor.Column, SealedKeyEncryptor.Row, Convert.FromBase64String(encryptedElement.Value)));
}
