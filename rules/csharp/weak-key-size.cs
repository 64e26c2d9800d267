using System.Security.Cryptography;

namespace Keys;

public static class KeyMaker
{
    public static void Make()
    {
        // expect: weak-key-size
        using var small = RSA.Create(1024);
        // expect: weak-key-size
        using var old = new RSACryptoServiceProvider(512);
        using var later = RSA.Create();
        // expect: weak-key-size
        later.KeySize = 1024;
        // ok: weak-key-size
        using var good = RSA.Create(3072);
        // ok: weak-key-size
        using var standard = new RSACryptoServiceProvider();
    }
}
