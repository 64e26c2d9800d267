using System;
using System.Security.Cryptography;
using System.Text;

namespace Salts;

internal static class Hashes
{
    internal static byte[] Weak(string secret)
    {
        var random = new Random();
        using var sha = new SHA512CryptoServiceProvider();
        // expect: predictable-salt
        return sha.ComputeHash(Encoding.UTF8.GetBytes(secret + random.Next().ToString()));
    }

    internal static byte[] Strong(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        // ok: predictable-salt
        return Rfc2898DeriveBytes.Pbkdf2(secret, salt, 600_000, HashAlgorithmName.SHA256, 32);
    }
}
