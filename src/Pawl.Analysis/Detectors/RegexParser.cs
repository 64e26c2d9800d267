namespace Pawl.Analysis.Detectors;

/// <summary>Reads the parts that regular expressions of Perl's family have in common.</summary>
internal sealed class RegexParser
{
    private const int DeepestGroups = 100;
    private static readonly RegexNode Nothing = new(RegexKind.Empty, []);
    private static readonly RegexNode LineStart = new(RegexKind.Empty, []) { IsLineStart = true };
    private readonly string text;
    private int at;
    private int depth;

    private RegexParser(string text) => this.text = text;

    /// <summary>Null for what cannot be read.</summary>
    internal static RegexNode? Parse(string pattern)
    {
        var parser = new RegexParser(pattern);
        var node = parser.Choice();
        return parser.at == pattern.Length ? node : null;
    }

    private bool More => at < text.Length;

    private RegexNode Choice()
    {
        List<RegexNode> choices = [Sequence()];
        while (More && text[at] == '|')
        {
            at++;
            choices.Add(Sequence());
        }
        return choices.Count == 1 ? choices[0] : new RegexNode(RegexKind.Choice, choices);
    }

    private RegexNode Sequence()
    {
        List<RegexNode> parts = [];
        while (More && text[at] is not ('|' or ')'))
        {
            parts.Add(Quantified(Atom()));
        }
        return parts.Count == 1 ? parts[0] : new RegexNode(RegexKind.Sequence, parts);
    }

    private RegexNode Quantified(RegexNode atom)
    {
        while (More && text[at] is '*' or '+' or '?' or '{')
        {
            var (least, unbounded, length) = Quantifier();
            if (length == 0)
            {
                break;
            }
            at += length;
            // Possessive quantifiers do not backtrack.
            var possessive = More && text[at] == '+';
            at += More && text[at] is '?' or '+' ? 1 : 0;
            atom = new RegexNode(RegexKind.Repeat, [atom]) { Unbounded = unbounded && !possessive, Optional = least == 0 };
            if (!More || text[at] is not ('*' or '+' or '?' or '{'))
            {
                break;
            }
        }
        return atom;
    }

    private (int Least, bool Unbounded, int Length) Quantifier()
    {
        switch (text[at])
        {
            case '*':
                return (0, true, 1);
            case '+':
                return (1, true, 1);
            case '?':
                return (0, false, 1);
        }
        var close = text.IndexOf('}', at);
        if (close < 0)
        {
            return (0, false, 0);
        }
        var inside = text[(at + 1)..close].Split(',');
        return int.TryParse(inside[0], out var least) && inside.Length <= 2
            ? (least, inside.Length == 2 && inside[1].Length == 0, close - at + 1)
            : (0, false, 0);
    }

    private RegexNode Atom()
    {
        var c = text[at++];
        switch (c)
        {
            case '(':
                return Group();
            case '[':
                return SetOf(Class());
            case '.':
                return SetOf(CharacterSet.Of('\n').Complement());
            case '^':
                return LineStart;
            case '$':
                return Nothing;
            case '\\':
                return Escape() is { } set ? SetOf(set) : Nothing;
            default:
                return SetOf(CharacterSet.Of(c));
        }
    }

    private static RegexNode SetOf(CharacterSet set) => new(RegexKind.Set, []) { Set = set };

    private RegexNode Group()
    {
        var lookaround = false;
        var atomic = false;
        if (More && text[at] == '?')
        {
            at++;
            atomic = More && text[at] == '>';
            lookaround = More && text[at] is '=' or '!' || (at + 1 < text.Length && text[at] == '<' && text[at + 1] is '=' or '!');
            var named = More && (text[at] is 'P' or '\'' || (text[at] == '<' && !lookaround));
            var end = named ? text.IndexOfAny(['>', '\''], at + 2) : text.AsSpan(at).IndexOfAny(":=!>)") + at;
            at =
                end < at ? text.Length
                : text[end] == ')' ? end
                : end + 1;
        }
        if (++depth > DeepestGroups)
        {
            at = text.Length + 1;
            return Nothing;
        }
        var body = Choice();
        depth--;
        at += More && text[at] == ')' ? 1 : text.Length + 1;
        return lookaround || atomic ? Nothing : new RegexNode(RegexKind.Group, [body]);
    }

    private CharacterSet Class()
    {
        var negated = More && text[at] == '^';
        at += negated ? 1 : 0;
        var set = default(CharacterSet);
        for (var first = true; More && (text[at] != ']' || first); first = false)
        {
            var c = text[at++];
            if (c == '\\' && More)
            {
                set = set.With(Escape() ?? default);
            }
            else if (at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
            {
                set = set.With(CharacterSet.Range(c, text[at + 1]));
                at += 2;
            }
            else
            {
                set = set.With(CharacterSet.Of(c));
            }
        }
        at++;
        return negated ? set.Complement() : set;
    }

    /// <summary>Null for escapes that match no character (<c>\b</c>) and for back references.</summary>
    private CharacterSet? Escape()
    {
        if (!More)
        {
            return null;
        }
        var c = text[at++];
        var digits = CharacterSet.Range('0', '9');
        var word = digits.With(CharacterSet.Range('a', 'z')).With(CharacterSet.Range('A', 'Z')).With(CharacterSet.Of('_'));
        var space = CharacterSet.Of(' ').With(CharacterSet.Range('\t', '\r'));
        return c switch
        {
            'd' => digits,
            'D' => digits.Complement(),
            'w' => word,
            'W' => word.Complement(),
            's' => space,
            'S' => space.Complement(),
            'n' => CharacterSet.Of('\n'),
            'r' => CharacterSet.Of('\r'),
            't' => CharacterSet.Of('\t'),
            'b' or 'B' or 'A' or 'Z' or 'z' or 'G' or (>= '1' and <= '9') => null,
            'p' or 'P' or 'x' or 'u' or 'c' or 'k' => Long(c),
            _ => CharacterSet.Of(c),
        };
    }

    private CharacterSet Long(char kind)
    {
        if (More && text[at] == '{' && text.IndexOf('}', at) is var close and > 0)
        {
            at = close + 1;
            return kind is 'p' or 'P' ? CharacterSet.Any : new CharacterSet(0, 0, true);
        }
        at = Math.Min(
            text.Length,
            at
                + (
                    kind == 'x' ? 2
                    : kind == 'u' ? 4
                    : 1
                )
        );
        return new CharacterSet(0, 0, true);
    }
}
