using System.Security.Cryptography;

namespace Vault;

public static class Box
{
    public static void Unsafe(RSA rsa, byte[] data)
    {
        // expect: weak-cipher
        using var des = DES.Create();
        // expect: weak-cipher
        using var triple = new TripleDESCryptoServiceProvider();
        using var aes = Aes.Create();
        // expect: weak-cipher
        aes.Mode = CipherMode.ECB;
        // expect: weak-cipher
        rsa.Encrypt(data, RSAEncryptionPadding.Pkcs1);
        // expect: weak-cipher
        using var named = SymmetricAlgorithm.Create("DES");
    }

    public static void Safe(RSA rsa, byte[] data, byte[] key)
    {
        // ok: weak-cipher
        using var gcm = new AesGcm(key, 16);
        // ok: weak-cipher
        using var aes = Aes.Create();
        // ok: weak-cipher
        aes.Mode = CipherMode.CBC;
        // ok: weak-cipher
        rsa.Encrypt(data, RSAEncryptionPadding.OaepSHA256);
    }
}
