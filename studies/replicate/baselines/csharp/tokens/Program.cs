using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>Signed tokens that end. Commands on standard input: issue NAME SECONDS, check TOKEN, now SECONDS, revoke TOKEN, forge TOKEN.</summary>
internal static class Program
{
    private const int MaxTokenLength = 512;
    private const int MaxLifetime = 86_400;
    private const int MaxRevoked = 10_000;
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly HashSet<string> Revoked = new(StringComparer.Ordinal);
    private static readonly List<string> Issued = new();
    private static long now;

    private static int Main()
    {
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            Console.WriteLine(Obey(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return 0;
    }

    private static string Obey(string[] words) =>
        words switch
        {
            ["issue", var name, var seconds] => Issue(name, seconds),
            ["check", var token] => Check(Named(token)),
            ["now", var seconds] => SetClock(seconds),
            ["revoke", var token] => Revoke(Named(token)),
            ["forge", var token] => Check(Altered(Named(token))),
            _ => "what?",
        };

    /// <summary>#1 is the first token that was issued: tokens are random, tests are not.</summary>
    private static string Named(string token) =>
        token.StartsWith('#')
        && int.TryParse(token.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= Issued.Count
            ? Issued[number - 1]
            : token;

    private static string Altered(string token)
    {
        var at = token.IndexOf('.', StringComparison.Ordinal);
        return at < 0 ? token : string.Concat(token.AsSpan(0, at), "A", token.AsSpan(at + 1));
    }

    private static string SetClock(string seconds)
    {
        if (!TryNumber(seconds, long.MaxValue / 2, out var value))
        {
            return "bad time";
        }
        now = value;
        return "set";
    }

    private static string Issue(string name, string seconds)
    {
        if (!IsName(name))
        {
            return "bad name";
        }
        if (!TryNumber(seconds, MaxLifetime, out var lifetime) || lifetime == 0)
        {
            return "bad lifetime";
        }
        var end = checked(now + lifetime);
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        var body = string.Create(CultureInfo.InvariantCulture, $"{name}:{end}:{id}");
        Issued.Add(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body)) + "." + Base64Url.EncodeToString(Sign(body)));
        return string.Create(CultureInfo.InvariantCulture, $"issued #{Issued.Count}");
    }

    private static string Check(string token)
    {
        if (Open(token) is not { } body)
        {
            return "refused";
        }
        var parts = body.Split(':');
        if (parts.Length != 3 || !TryNumber(parts[1], long.MaxValue, out var end))
        {
            return "refused";
        }
        if (Revoked.Contains(parts[2]))
        {
            return "revoked";
        }
        return end > now ? "good " + parts[0] : "over";
    }

    private static string Revoke(string token)
    {
        if (Open(token) is not { } body)
        {
            return "refused";
        }
        if (Revoked.Count >= MaxRevoked)
        {
            return "full";
        }
        Revoked.Add(body.Split(':')[^1]);
        return "done";
    }

    /// <summary>The body of a token whose signature holds; null for any other.</summary>
    private static string? Open(string token)
    {
        if (token.Length > MaxTokenLength)
        {
            return null;
        }
        var parts = token.Split('.');
        if (parts.Length != 2 || !TryDecode(parts[0], out var body) || !TryDecode(parts[1], out var signature))
        {
            return null;
        }
        var text = Encoding.UTF8.GetString(body);
        return CryptographicOperations.FixedTimeEquals(signature, Sign(text)) ? text : null;
    }

    private static byte[] Sign(string body) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(body));

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length == 0 || !Base64Url.IsValid(text))
        {
            return false;
        }
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private static bool TryNumber(string text, long most, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }
        return name.Length is > 0 and <= 32;
    }
}
