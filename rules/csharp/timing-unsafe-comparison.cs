using System.Security.Cryptography;

namespace Signatures;

public static class Webhook
{
    public static bool Unsafe(byte[] expectedSignature, byte[] given, string apiKey, string header)
    {
        // expect: timing-unsafe-comparison
        if (apiKey != header)
        {
            return false;
        }
        // expect: timing-unsafe-comparison
        return expectedSignature.SequenceEqual(given);
    }

    public static bool Safe(byte[] expectedSignature, byte[] given, string apiKey, string name)
    {
        // ok: timing-unsafe-comparison
        if (apiKey == null || name == given.ToString())
        {
            return false;
        }
        // ok: timing-unsafe-comparison
        return CryptographicOperations.FixedTimeEquals(expectedSignature, given);
    }
}
