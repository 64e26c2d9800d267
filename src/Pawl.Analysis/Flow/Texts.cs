using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Methods of strings that every language has, as far as constants and beginnings go.</summary>
internal static class Texts
{
    /// <summary>Null when the call is none of them.</summary>
    internal static Value? Call(Site site)
    {
        switch (site.Last)
        {
            case "charAt"
            or "codePointAt"
                when site.Receiver is { Constant: { } text } && site.Values is [{ Integer: { } at }] && at >= 0 && at < text.Length:
                return Value.Of(text[(int)at].ToString(), LiteralKind.String);
            case "lower"
            or "toLowerCase"
            or "ToLower"
            or "ToLowerInvariant" when site.Receiver is { IsConstant: true, ConstantKind: LiteralKind.String, Constant: { } text }:
                return Value.Of(text.ToLowerInvariant(), LiteralKind.String);
            case "upper"
            or "toUpperCase"
            or "ToUpper"
            or "ToUpperInvariant" when site.Receiver is { IsConstant: true, ConstantKind: LiteralKind.String, Constant: { } text }:
                return Value.Of(text.ToUpperInvariant(), LiteralKind.String);
            case "strip"
            or "trim"
            or "Trim"
                when site.Receiver is { IsConstant: true, ConstantKind: LiteralKind.String, Constant: { } text } && site.Values.Count == 0:
                return Value.Of(text.Trim(), LiteralKind.String);
            case "concat" or "Concat" when site.Receiver is { IsConstant: true } first && site.Values.All(v => v.IsConstant):
                return Value.Of(first.Constant + string.Concat(site.Values.Select(v => v.Constant)), LiteralKind.String);
            case "toString" or "ToString" or "str" or "String" when site.Values.Count == 0 && site.Receiver is { IsConstant: true } same:
                return Value.Of(same.Constant!, LiteralKind.String);
            case "format" or "Format" or "formatted" or "sprintf" or "asprintf":
                return Format(site);
            case "length"
            or "size"
            or "len"
            or "Count"
            or "indexOf"
            or "IndexOf"
            or "find"
            or "count"
            or "hashCode"
            or "GetHashCode"
            or "strlen"
            or "compareTo"
            or "CompareTo":
                return Value.Tainted(Value.ClearAll(Inputs(site), Rules.Families.AllButSize));
            case "equals" or "Equals" or "equalsIgnoreCase" when site is { Receiver.Constant: { } a, Values: [{ Constant: { } b }] }:
                return Value.Of(site.Last == "equalsIgnoreCase" ? string.Equals(a, b, StringComparison.OrdinalIgnoreCase) : a == b);
            case "equals"
            or "Equals"
            or "equalsIgnoreCase"
            or "startsWith"
            or "StartsWith"
            or "startswith"
            or "endsWith"
            or "EndsWith"
            or "endswith"
            or "contains"
            or "Contains"
            or "includes"
            or "isEmpty"
            or "matches"
            or "IsMatch"
            or "test"
            or "hasOwnProperty"
            or "isinstance"
            or "strcmp"
            or "strncmp"
            or "memcmp":
                return Value.Nothing;
            default:
                return null;
        }
    }

    /// <summary>What the text of an address, path or builder begins with, when it is made from a text with a known beginning.</summary>
    internal static string? Beginning(Site site)
    {
        var from = site.Last switch
        {
            "URL"
            or "URI"
            or "Uri"
            or "File"
            or "String"
            or "StringBuilder"
            or "StringBuffer"
            or "create"
            or "of"
            or "fromUriString"
            or "fromHttpUrl" => site.Values.Count > 0 ? site.Values[0] : null,
            "toString" or "ToString" or "toURL" or "toURI" or "trim" or "build" or "toUriString" => site.Receiver,
            _ => null,
        };
        return from?.Constant ?? from?.Prefix;
    }

    /// <summary>Before anything untrusted stands a value that is none, and a slash that ends its host.</summary>
    internal static bool HasBase(IReadOnlyList<Value> parts)
    {
        var known = false;
        foreach (var part in parts)
        {
            if (part.HasBase)
            {
                return true;
            }
            if (part.AllTaints().Length > 0)
            {
                return known && part.Prefix is ['/' or '?' or '#', ..];
            }
            if (known && part.Constant is ['/' or '?' or '#', ..])
            {
                return true;
            }
            known |= !part.IsConstant;
        }
        return false;
    }

    private static readonly HashSet<string> OfText = new(
        [
            "str",
            "StreamReader",
            "StringReader",
            "BufferedReader",
            "InputStreamReader",
            "String",
            "toString",
            "ToString",
            "valueOf",
            "repr",
            "ascii",
            "bytes",
            "bytearray",
            "encode",
            "decode",
            "getBytes",
            "GetBytes",
            "GetString",
            "format",
            "Format",
            "format_map",
            "sprintf",
            "asprintf",
            "snprintf",
            "join",
            "Join",
            "concat",
            "Concat",
            "append",
            "Append",
            "replace",
            "Replace",
            "replaceAll",
            "strip",
            "lstrip",
            "rstrip",
            "trim",
            "Trim",
            "TrimEnd",
            "TrimStart",
            "lower",
            "upper",
            "toLowerCase",
            "toUpperCase",
            "ToLower",
            "ToUpper",
            "title",
            "capitalize",
            "casefold",
            "split",
            "Split",
            "rsplit",
            "splitlines",
            "partition",
            "substring",
            "Substring",
            "substr",
            "slice",
            "copy",
            "clone",
            "Clone",
            "dict",
            "list",
            "tuple",
            "set",
            "sorted",
            "reversed",
            "items",
            "values",
            "keys",
            "b64encode",
            "b64decode",
            "urlsafe_b64encode",
            "urlsafe_b64decode",
            "hexlify",
            "unhexlify",
            "dumps",
            "stringify",
            "quote",
            "quote_plus",
            "unquote",
            "unquote_plus",
            "urlencode",
            "urljoin",
            "urlunparse",
            "encodeURIComponent",
            "decodeURIComponent",
            "dedent",
            "zfill",
            "ljust",
            "rjust",
            "center",
            "expandtabs",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The result is the text that goes in, in another shape.</summary>
    internal static bool IsOfText(string name) => OfText.Contains(name);

    /// <summary>The arguments say where in the receiver it lies.</summary>
    internal static bool IsPart(Site site) =>
        site
            is {
                Receiver: not null,
                Last: "slice" or "substring" or "Substring" or "substr" or "subarray" or "subSequence" or "subList" or "charAt"
            };

    /// <summary>The result is a part of the receiver, whatever the arguments are.</summary>
    internal static bool Reads(string name) => name is "Get" or "GetValues" or "ReadLine" or "ReadToEnd" or "readLine" or "getlist";

    /// <summary>Calls the function that it is given with the elements of the receiver or of an argument.</summary>
    internal static bool GivesElements(string name) =>
        name
            is "map"
                or "filter"
                or "forEach"
                or "find"
                or "findIndex"
                or "findLast"
                or "flatMap"
                or "reduce"
                or "reduceRight"
                or "some"
                or "every"
                or "each"
                or "sort"
                or "then"
                or "on"
                or "once"
                or "apply"
                or "let"
                or "also"
                or "ForEach"
                or "Select"
                or "SelectMany"
                or "Where"
                or "Any"
                or "All"
                or "First"
                or "OrderBy"
                or "Aggregate";

    internal static Taint[] Inputs(Site site) =>
        site.Values.Aggregate(site.Receiver?.AllTaints() ?? [], (all, v) => Value.Union(all, v.AllTaints()));

    private static Value Format(Site site)
    {
        var format =
            site.Receiver is { } receiver && (receiver.IsConstant || receiver.Prefix is not null) ? receiver
            : site.Values.Count > 0 ? site.Values[0]
            : Value.Nothing;
        return new Value { Taints = Inputs(site), Prefix = Constants.BeforeHole(format) }.Through(site.Span, Trail.Formatted);
    }
}
