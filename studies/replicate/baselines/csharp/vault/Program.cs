using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>Secrets that are kept encrypted under a master password. Commands: open PASSWORD, put NAME TEXT, get NAME, close, names, spoil NAME.</summary>
internal static class Program
{
    private const int Iterations = 210_000;
    private const int SaltSize = 16;
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int MaxSecrets = 200;
    private const int MaxText = 1000;
    private const int MaxFailures = 3;
    private const int MinPassword = 10;

    private static readonly SortedDictionary<string, byte[]> Secrets = new(StringComparer.Ordinal);
    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(SaltSize);
    private static byte[]? proof;
    private static byte[]? key;
    private static int failures;

    private static int Main()
    {
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            Console.WriteLine(Obey(line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries)));
        }
        Close();
        return 0;
    }

    private static string Obey(string[] words) =>
        words switch
        {
            ["open", var password] => Open(password),
            ["put", var name, var text] => Put(name, text),
            ["get", var name] => Get(name),
            ["spoil", var name] => Spoil(name),
            ["names"] => Secrets.Count == 0 ? "nothing" : string.Join(' ', Secrets.Keys),
            ["close"] => Close(),
            _ => "what?",
        };

    /// <summary>The first password that is given becomes the master password.</summary>
    private static string Open(string password)
    {
        if (failures >= MaxFailures)
        {
            return "locked";
        }
        if (password.Length < MinPassword)
        {
            return "too short";
        }
        var derived = Rfc2898DeriveBytes.Pbkdf2(password, Salt, Iterations, HashAlgorithmName.SHA256, KeySize);
        var shown = HMACSHA256.HashData(derived, "proof"u8);
        if (proof is not null && !CryptographicOperations.FixedTimeEquals(shown, proof))
        {
            failures++;
            CryptographicOperations.ZeroMemory(derived);
            return "denied";
        }
        failures = 0;
        proof = shown;
        key = derived;
        return "open";
    }

    private static string Close()
    {
        CryptographicOperations.ZeroMemory(key);
        key = null;
        return "closed";
    }

    private static string Put(string name, string text)
    {
        if (key is null)
        {
            return "closed";
        }
        if (!IsName(name) || text.Length > MaxText)
        {
            return "refused";
        }
        if (!Secrets.ContainsKey(name) && Secrets.Count >= MaxSecrets)
        {
            return "full";
        }
        Secrets[name] = Encrypt(key, name, Encoding.UTF8.GetBytes(text));
        return "kept";
    }

    private static string Get(string name)
    {
        if (key is null)
        {
            return "closed";
        }
        if (!Secrets.TryGetValue(name, out var secret))
        {
            return "no such secret";
        }
        try
        {
            return Encoding.UTF8.GetString(Decrypt(key, name, secret));
        }
        catch (AuthenticationTagMismatchException)
        {
            return "spoilt";
        }
    }

    /// <summary>For tests: changes one bit of what is kept.</summary>
    private static string Spoil(string name)
    {
        if (!Secrets.TryGetValue(name, out var secret))
        {
            return "no such secret";
        }
        secret[^1] ^= 1;
        return "done";
    }

    /// <summary>Nonce, tag and text; the name is authenticated too, so that secrets cannot be exchanged.</summary>
    private static byte[] Encrypt(byte[] with, string name, byte[] text)
    {
        var result = new byte[NonceSize + TagSize + text.Length];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(with, TagSize);
        cipher.Encrypt(nonce, text, result.AsSpan(NonceSize + TagSize), result.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(name));
        return result;
    }

    private static byte[] Decrypt(byte[] with, string name, byte[] secret)
    {
        var text = new byte[secret.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(with, TagSize);
        cipher.Decrypt(
            secret.AsSpan(0, NonceSize),
            secret.AsSpan(NonceSize + TagSize),
            secret.AsSpan(NonceSize, TagSize),
            text,
            Encoding.UTF8.GetBytes(name)
        );
        return text;
    }

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }
        return name.Length <= 40;
    }
}
