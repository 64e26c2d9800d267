using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Results;

public static class Receiver
{
    public static async Task Unsafe(Stream stream, RSA rsa, byte[] data, byte[] signature, DbContext context, string name)
    {
        var buffer = new byte[16];
        // expect: unchecked-return
        stream.Read(buffer, 0, 16);
        // expect: unchecked-return
        await stream.ReadAsync(buffer);
        // expect: unchecked-return
        rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        // expect: unchecked-return
        name.Replace("'", "''");
        // expect: unchecked-return
        context.SaveChangesAsync();
    }

    public static async Task Safe(Stream stream, RSA rsa, byte[] data, byte[] signature, DbContext context, string name)
    {
        var buffer = new byte[16];
        // ok: unchecked-return
        stream.ReadExactly(buffer, 0, 16);
        // ok: unchecked-return
        var count = await stream.ReadAsync(buffer);
        // ok: unchecked-return
        if (!rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))
        {
            throw new CryptographicException("wrong signature" + count);
        }
        // ok: unchecked-return
        name = name.Replace("'", "''");
        // ok: unchecked-return
        await context.SaveChangesAsync();
    }
}
