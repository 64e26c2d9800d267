using System.Security.Cryptography;
using System.Text;

namespace Digests;

public static class Fingerprint
{
    public static string Of(string text)
    {
        // expect: weak-hash
        using var md5 = MD5.Create();
        // expect: weak-hash
        var sha1 = SHA1.HashData(Encoding.UTF8.GetBytes(text));
        // expect: weak-hash
        using var old = new SHA1CryptoServiceProvider();
        // expect: weak-hash
        using var named = HashAlgorithm.Create("MD5");
        // ok: weak-hash
        using var sha256 = SHA256.Create();
        // ok: weak-hash
        using var configured = HashAlgorithm.Create("SHA512");
        // ok: weak-hash
        return Convert.ToHexString(SHA512.HashData(md5.ComputeHash(sha1)));
    }
}
