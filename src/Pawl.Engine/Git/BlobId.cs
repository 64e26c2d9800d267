using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pawl.Engine.Git;

/// <summary>The id that git gives to a content as it is, without filters.</summary>
public static class BlobId
{
    /// <param name="objectFormat"><c>sha1</c> or <c>sha256</c>.</param>
    public static string Of(ReadOnlySpan<byte> content, string objectFormat)
    {
        using var hash = IncrementalHash.CreateHash(objectFormat == "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
