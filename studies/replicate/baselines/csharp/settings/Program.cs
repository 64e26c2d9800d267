using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

/// <summary>
/// Settings of a program, in sections. Commands: load (then lines "[section]" and "name = value" up to "end"), get SECTION NAME,
/// number SECTION NAME, html SECTION, size.
/// </summary>
internal static class Program
{
    private const int MaxSettings = 500;
    private const int MaxLine = 300;
    private const int MaxDepth = 5;

    private static Dictionary<(string Section, string Name), string> settings = new();

    private static int Main()
    {
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            try
            {
                Console.WriteLine(Obey(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            }
            catch (FormatException e)
            {
                Console.WriteLine("refused: " + e.Message);
            }
        }
        return 0;
    }

    private static string Obey(string[] words) =>
        words switch
        {
            ["load"] => Load(),
            ["get", var section, var name] => Value(section, name, 0),
            ["number", var section, var name] => Number(Value(section, name, 0)),
            ["html", var section] => Html(section),
            ["size"] => settings.Count.ToString(CultureInfo.InvariantCulture),
            _ => "what?",
        };

    /// <summary>All of it counts or nothing: a mistake leaves the old settings standing.</summary>
    private static string Load()
    {
        var fresh = new Dictionary<(string, string), string>();
        string? problem = null;
        var section = "";
        var number = 0;
        while (Console.ReadLine() is { } line && line != "end")
        {
            number++;
            problem ??= Read(line.Trim(), ref section, fresh) is { } found
                ? string.Create(CultureInfo.InvariantCulture, $"line {number}: {found}")
                : null;
        }
        if (problem is not null)
        {
            throw new FormatException(problem);
        }
        settings = fresh;
        return string.Create(CultureInfo.InvariantCulture, $"loaded {settings.Count}");
    }

    private static string? Read(string line, ref string section, Dictionary<(string, string), string> into)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }
        if (line.Length > MaxLine)
        {
            return "too long";
        }
        if (line[0] == '[')
        {
            section = line.TrimStart('[').TrimEnd(']');
            return line[^1] == ']' && IsName(section) ? null : "bad section";
        }
        var at = line.IndexOf('=', StringComparison.Ordinal);
        if (at < 0 || !IsName(line[..at].TrimEnd()))
        {
            return "no setting";
        }
        if (into.Count >= MaxSettings)
        {
            return "too many";
        }
        return into.TryAdd((section, line[..at].TrimEnd()), line[(at + 1)..].TrimStart()) ? null : "twice";
    }

    /// <summary>A value may take over others as ${section.name}; circles and long chains are refused.</summary>
    private static string Value(string section, string name, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException("settings refer to each other too deeply");
        }
        if (!settings.TryGetValue((section, name), out var value))
        {
            throw new FormatException("no such setting");
        }
        var result = new StringBuilder();
        var rest = value.AsSpan();
        int open;
        while ((open = rest.IndexOf("${")) >= 0)
        {
            var close = rest[open..].IndexOf('}');
            if (close < 0)
            {
                break;
            }
            var reference = rest.Slice(open + 2, close - 2).ToString().Split('.');
            if (reference.Length != 2)
            {
                throw new FormatException("bad reference");
            }
            result.Append(rest[..open]).Append(Value(reference[0], reference[1], depth + 1));
            if (result.Length > MaxLine)
            {
                throw new FormatException("too long");
            }
            rest = rest[(open + close + 1)..];
        }
        return result.Append(rest).ToString();
    }

    private static string Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? checked((long)number * 2).ToString(CultureInfo.InvariantCulture)
            : throw new FormatException("no number");

    private static string Html(string section)
    {
        var rows = new StringBuilder();
        foreach (var (key, value) in settings)
        {
            if (key.Section == section)
            {
                rows.Append("<tr><td>").Append(Escape(key.Name)).Append("</td><td>").Append(Escape(value)).Append("</td></tr>");
            }
        }
        return "<table>" + rows + "</table>";
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);

    private static bool IsName(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }
        return text.Length is > 0 and <= 40;
    }
}
