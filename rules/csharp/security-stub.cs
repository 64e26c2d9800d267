using System.Security.Cryptography;

class Checks
{
    bool VerifySignature(byte[] body, byte[] signature)
    {
        // TODO: compare with the key
        // expect: security-stub
        return true;
    }

    // expect: security-stub
    bool Authenticate(string user, string password) => true;

    // ok: security-stub
    bool VerifyToken(byte[] token, byte[] known) => CryptographicOperations.FixedTimeEquals(token, known);

    bool HasPermission(User user, string role)
    {
        if (user.Roles.Contains(role))
        {
            // ok: security-stub
            return true;
        }
        return false;
    }

    // ok: security-stub
    bool IsVisible(object item) => true;
}
