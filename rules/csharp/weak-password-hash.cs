using System.Security.Cryptography;
using System.Text;

namespace Accounts;

public static class Passwords
{
    public static byte[] Unsafe(string password, byte[] salt)
    {
        // expect: weak-password-hash
        var plain = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        using var sha = SHA512.Create();
        var bytes = Encoding.UTF8.GetBytes(password);
        // expect: weak-password-hash
        var other = sha.ComputeHash(bytes);
        // expect: weak-password-hash
        using var few = new Rfc2898DeriveBytes(password, salt, 1000, HashAlgorithmName.SHA256);
        // expect: weak-password-hash
        using var standard = new Rfc2898DeriveBytes(password, salt);
        return [.. plain, .. other];
    }

    public static byte[] Safe(string password, byte[] salt, string document)
    {
        // ok: weak-password-hash
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(document));
        // ok: weak-password-hash
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, digest.Length);
    }
}
