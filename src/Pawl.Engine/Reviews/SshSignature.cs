using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pawl.Engine.Reviews;

/// <summary>What an OpenSSH signature says about itself; whether it is right, ssh-keygen says.</summary>
/// <param name="Fingerprint">Of the key, as <c>ssh-keygen -l</c> shows it.</param>
/// <param name="IsTouched">The key lies on a token, and somebody touched it for this signature.</param>
public sealed record SshSignature(string KeyType, string Fingerprint, string Namespace, bool IsTouched)
{
    private const string Begin = "-----BEGIN SSH SIGNATURE-----";
    private const string End = "-----END SSH SIGNATURE-----";

    /// <exception cref="FormatException">It is none.</exception>
    public static SshSignature Read(string armoured)
    {
        var text = armoured.Trim();
        if (!text.StartsWith(Begin, StringComparison.Ordinal) || !text.EndsWith(End, StringComparison.Ordinal))
        {
            throw new FormatException("it is no SSH signature");
        }
        ReadOnlySpan<byte> bytes = Convert.FromBase64String(text[Begin.Length..^End.Length].ReplaceLineEndings(""));
        if (!bytes.StartsWith("SSHSIG"u8) || bytes.Length < 10)
        {
            throw new FormatException("it is no SSH signature");
        }
        var rest = bytes[10..];
        var key = Field(ref rest);
        var space = Field(ref rest);
        Field(ref rest);
        Field(ref rest);
        var signature = Field(ref rest);
        var inKey = key;
        var type = Encoding.ASCII.GetString(Field(ref inKey));
        return new SshSignature(
            type,
            "SHA256:" + Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('='),
            Encoding.UTF8.GetString(space),
            type.StartsWith("sk-", StringComparison.Ordinal) && Touched(signature)
        );
    }

    // Kind, signature, then one byte of flags: 1 means that the user was there.
    private static bool Touched(ReadOnlySpan<byte> signature)
    {
        Field(ref signature);
        Field(ref signature);
        return signature.Length > 0 && (signature[0] & 1) != 0;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - 4)
        {
            throw new FormatException("the SSH signature is cut off");
        }
        var field = rest.Slice(4, (int)length);
        rest = rest[(4 + (int)length)..];
        return field;
    }
}
