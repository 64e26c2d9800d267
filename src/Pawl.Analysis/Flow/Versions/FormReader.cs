using System.IO.Hashing;
using System.Runtime.InteropServices;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Reads a stretch of the form as one number that differs when anything in it does, and gathers the names that it mentions.</summary>
/// <param name="origin">Where the stretch begins: places in it count from there.</param>
/// <param name="mentions">Gets the names; null when only the number is asked for.</param>
internal sealed partial class FormReader(int origin, HashSet<string>? mentions = null)
{
    private const int LongestName = 64;
    private ulong digest = 0x9E3779B97F4A7C15;

    internal ulong Digest => digest;

    internal void Number(long number)
    {
        digest = (digest ^ (ulong)number) * 0xD6E8FEB86659FD93;
        digest ^= digest >> 32;
    }

    internal void Text(string? text, bool isMention = true)
    {
        Number(text is null ? -1 : (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())));
        if (isMention && mentions is not null && text is { Length: > 0 and <= LongestName })
        {
            Mention(text);
        }
    }

    /// <summary>Types and dotted names count with each of their words.</summary>
    private void Mention(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !(char.IsLetterOrDigit(text[i]) || text[i] is '_' or '$'))
            {
                if (i > start && !char.IsDigit(text[start]))
                {
                    mentions!.Add(start == 0 && i == text.Length ? text : text[start..i]);
                }
                start = i + 1;
            }
        }
    }

    private void Place(int kind, Span span)
    {
        Number(((long)(span.Start - origin) << 32) | (uint)(span.Length << 6) | (uint)kind);
    }

    internal void Texts(IReadOnlyList<string> texts, bool areMentions = true)
    {
        Number(texts.Count);
        foreach (var text in texts)
        {
            Text(text, areMentions);
        }
    }

    /// <summary>Stands in the class.</summary>
    internal void Inside(string? owner)
    {
        Text(owner, isMention: false);
        if (owner is not null)
        {
            mentions?.Add(HeadOf(owner));
        }
    }

    /// <summary>Stands for a class's bases, modifiers and annotations, which hold for all that is in it.</summary>
    internal static string HeadOf(string owner) => $"class {owner}";

    internal void Annotations(IReadOnlyList<Annotation> annotations)
    {
        Number(annotations.Count);
        foreach (var annotation in annotations)
        {
            Place(1, annotation.Span);
            Text(annotation.Id);
            Arguments(annotation.Arguments);
        }
    }

    private void Arguments(IReadOnlyList<Argument> arguments)
    {
        Number(arguments.Count);
        foreach (var argument in arguments)
        {
            Text(argument.Label);
            Number(argument.Spread ? 1 : 0);
            Read(argument.Value);
        }
    }

    internal void Read(Function function)
    {
        Place(2, function.Span);
        Text(function.QualifiedName, isMention: false);
        Inside(function.ClassName);
        Text(function.Id, isMention: false);
        Text(function.ReturnType);
        Texts(function.Modifiers, areMentions: false);
        Annotations(function.Annotations);
        Number(function.Parameters.Count);
        foreach (var parameter in function.Parameters)
        {
            Place(parameter.Variadic ? 3 : 4, parameter.Span);
            Text(parameter.Id);
            Text(parameter.Type);
            Annotations(parameter.Annotations);
            Read(parameter.Default);
        }
        Read(function.Body);
    }

    private void Read(Class declared)
    {
        Place(5, declared.Span);
        Text(declared.Id);
        Texts(declared.Bases);
        Texts(declared.Modifiers, areMentions: false);
        Annotations(declared.Annotations);
        Number(declared.Fields.Count);
        foreach (var field in declared.Fields)
        {
            Read(field);
        }
        Number(declared.Methods.Count);
        foreach (var method in declared.Methods)
        {
            Read(method);
        }
    }

    internal void Read(Statement? node)
    {
        if (node is null)
        {
            Number(6);
            return;
        }
        switch (node)
        {
            case Block b:
                Place(7, b.Span);
                Each(b.Statements);
                break;
            case ExpressionStatement e:
                Place(8, e.Span);
                Read(e.Expression);
                break;
            case Declaration d:
                Place(9, d.Span);
                Read(d.Target);
                Text(d.Type);
                Read(d.Value);
                Texts(d.Modifiers, areMentions: false);
                Read(d.ArraySize);
                Annotations(d.Annotations);
                break;
            case Return r:
                Place(10, r.Span);
                Read(r.Value);
                break;
            case If i:
                Place(11, i.Span);
                Read(i.Test);
                Read(i.Then);
                Read(i.Otherwise);
                break;
            case Throw t:
                Place(12, t.Span);
                Read(t.Value);
                break;
            default:
                ReadRare(node);
                break;
        }
    }

    private void ReadRare(Statement node)
    {
        switch (node)
        {
            case Loop l:
                Place(13 + (int)l.Kind, l.Span);
                Each(l.Initial);
                Read(l.Test);
                Each(l.Step);
                Read(l.Binding);
                Text(l.BindingType);
                Read(l.Iterable);
                Read(l.Body);
                Read(l.Otherwise);
                break;
            case Switch s:
                Place(18, s.Span);
                Read(s.Subject);
                Number(s.Cases.Count);
                foreach (var branch in s.Cases)
                {
                    Place(branch.FallsThrough ? 19 : 20, branch.Span);
                    Each(branch.Values);
                    Read(branch.Guard);
                    Read(branch.Body);
                }
                break;
            case Try t:
                Place(21, t.Span);
                Read(t.Body);
                Number(t.Catches.Count);
                foreach (var handler in t.Catches)
                {
                    Place(22, handler.Span);
                    Texts(handler.Types);
                    Text(handler.Variable);
                    Read(handler.Body);
                }
                Read(t.Otherwise);
                Read(t.Final);
                break;
            case Using u:
                Place(23, u.Span);
                Each(u.Resources);
                Read(u.Body);
                break;
            case Lock l:
                Place(24, l.Span);
                Read(l.Monitor);
                Read(l.Body);
                break;
            case Assert a:
                Place(25, a.Span);
                Read(a.Test);
                break;
            case FunctionStatement f:
                Place(26, f.Span);
                Read(f.Function);
                break;
            case ClassStatement c:
                Place(27, c.Span);
                Read(c.Class);
                break;
            default:
                ReadJump(node);
                break;
        }
    }

    private void ReadJump(Statement node)
    {
        switch (node)
        {
            case Break b:
                Place(28, b.Span);
                Text(b.Label);
                break;
            case Continue c:
                Place(29, c.Span);
                Text(c.Label);
                break;
            case Label l:
                Place(30, l.Span);
                Text(l.Id);
                Read(l.Body);
                break;
            case Goto g:
                Place(31, g.Span);
                Text(g.Id);
                break;
            default:
                throw new InvalidOperationException($"no way to read {node.GetType().Name}");
        }
    }

    private void Each(IReadOnlyList<Statement> statements)
    {
        Number(statements.Count);
        foreach (var statement in statements)
        {
            Read(statement);
        }
    }
}
