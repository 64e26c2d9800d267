using System.Security.Cryptography;

namespace Tokens;

public sealed class TokenService
{
    public string NewToken()
    {
        // expect: weak-randomness
        var random = new Random();
        var bytes = new byte[16];
        // expect: weak-randomness
        random.NextBytes(bytes);
        return Convert.ToHexString(bytes);
    }

    public int Code()
    {
        // expect: weak-randomness
        var otp = Random.Shared.Next(100_000, 999_999);
        return otp;
    }

    public string Safe()
    {
        // ok: weak-randomness
        var token = RandomNumberGenerator.GetHexString(32);
        // ok: weak-randomness
        var delay = Random.Shared.Next(10);
        return token + delay;
    }

    public int Roll()
    {
        // ok: weak-randomness
        var random = new Random();
        return random.Next(1, 7);
    }
}
