using System.Security.Cryptography;
using System.Text;

namespace Vault;

public sealed class Cipher(byte[] key)
{
    private static readonly byte[] Salt = { 1, 2, 3, 4, 5, 6, 7, 8 };

    public byte[] Unsafe(byte[] data, string password)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        // expect: static-iv-or-salt
        aes.IV = Encoding.UTF8.GetBytes("0123456789abcdef");
        // expect: static-iv-or-salt
        aes.IV = new byte[16];
        // expect: static-iv-or-salt
        using var derive = new Rfc2898DeriveBytes(password, Salt, 100_000, HashAlgorithmName.SHA256);
        return aes.EncryptCbc(data, aes.IV);
    }

    public byte[] Safe(byte[] data, string password)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        aes.GenerateIV();
        // ok: static-iv-or-salt
        using var encryptor = aes.CreateEncryptor(aes.Key, aes.IV);
        var salt = RandomNumberGenerator.GetBytes(16);
        // ok: static-iv-or-salt
        var derived = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
        // ok: static-iv-or-salt
        aes.IV = RandomNumberGenerator.GetBytes(16);
        return derived;
    }
}
