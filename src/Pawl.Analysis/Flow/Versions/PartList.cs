using System.IO.Hashing;
using System.Runtime.InteropServices;
using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>All parts of one version of a file.</summary>
internal sealed class PartList
{
    private readonly Dictionary<ulong, Part> byDigest = [];
    private Dictionary<ulong, Part>? before;

    // By the digest of a text that stands there several times: that of the last of them.
    private readonly Dictionary<ulong, ulong> latest = [];
    private readonly Dictionary<Function, Place> places = [];
    private readonly List<Part> parts = [];

    /// <summary>What holds for the whole file and has no name: when it differs, nothing can be taken over.</summary>
    internal ulong Whole { get; }

    /// <summary>The file holds tests of other code.</summary>
    internal bool IsTest { get; }

    internal IReadOnlyList<Part> All => parts;

    /// <summary>Variables outside functions and fields.</summary>
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);

    /// <summary>Of these, those that some function gives a value.</summary>
    internal HashSet<string> Assigned { get; } = new(StringComparer.Ordinal);

    /// <summary>No statement stands outside functions and no variable outside classes.</summary>
    internal bool HasOnlyFields { get; private set; } = true;

    // Functions by their text and the names around them, for languages in which these tell all of a function's form.
    private readonly Dictionary<ulong, Part> byText = [];
    private readonly Dictionary<ulong, Part>? textsBefore;
    private readonly byte[]? text;

    /// <param name="text">The file's content; null when a function's form hangs on more of it than the function's own text.</param>
    /// <param name="before">The version before: what is the same in both is the same object.</param>
    internal PartList(FileForm form, byte[]? text, RuleSet rules, bool isTest, PartList? before)
    {
        this.text = text;
        textsBefore = before?.byText;
        this.before = before?.byDigest;
        var hasPointers = rules.HasAddresses;
        IsTest = isTest || rules.Tests.Of(form);
        Whole = WholeOf(form, rules, IsTest);
        Functions(form);
        foreach (var import in form.Imports.Where(i => i.Local.Length > 0))
        {
            Add(import.Span.Start, [import.Local], reader => Pair(reader, import.Local, import.Qualified));
        }
        foreach (var (name, value) in form.Macros)
        {
            Add(value.Span.Start, [name], reader => Named(reader, name, value));
        }
        foreach (var declared in form.Classes)
        {
            Add(declared.Span.Start, [declared.Id, FormReader.HeadOf(declared.Id)], reader => Head(reader, declared), isHead: true);
            foreach (var field in declared.Fields)
            {
                Declared(field, declared.Id, hasPointers);
            }
        }
        Statements(form.Module.Body);
        if (hasPointers)
        {
            foreach (var (name, call) in Callbacks.Of(form, f => new FunctionContext(f, null, null!)))
            {
                Add(0, [name], reader => Pair(reader, name, $"{call.Last} {call.Function.Function.QualifiedName}"));
            }
        }
        this.before = null;
        foreach (var part in parts)
        {
            Assigned.UnionWith(part.Assigns.Where(shared.Contains));
        }
    }

    /// <summary>The version has been analysed: what only it needs is let go.</summary>
    internal void Leave()
    {
        places.Clear();
        foreach (var part in parts)
        {
            part.Leave();
        }
    }

    internal Place PlaceOf(Function function) => places.GetValueOrDefault(function);

    internal bool Has(Part part) => byDigest.TryGetValue(part.Digest, out var own) && ReferenceEquals(own, part);

    private static ulong WholeOf(FileForm form, RuleSet rules, bool isTest)
    {
        var reader = new FormReader(0);
        reader.Number(isTest ? 1 : 0);
        foreach (var name in rules.Imports.Where(name => Conditions.Imports(form, name)))
        {
            reader.Text(name);
        }
        return reader.Digest;
    }

    /// <summary>Outermost functions, each with those in it.</summary>
    private void Functions(FileForm form)
    {
        var comments = new CommentReader(form.Comments);
        for (var i = 0; i < form.Functions.Count; )
        {
            var outer = form.Functions[i];
            var next = i + 1;
            while (next < form.Functions.Count && form.Functions[next].Span.Start < outer.Span.End)
            {
                next++;
            }
            var functions = new Function[next - i];
            for (var n = 0; n < functions.Length; n++)
            {
                functions[n] = form.Functions[i + n];
            }
            i = next;
            var key = KeyOf(outer);
            var part =
                Again(key, outer, functions)
                ?? Add(
                    outer.Span.Start,
                    null,
                    reader =>
                    {
                        reader.Read(outer);
                        comments.Read(reader, outer.Span);
                    },
                    functions
                );
            if (key is { } text)
            {
                byText.TryAdd(text, part);
            }
            for (var n = 0; n < functions.Length; n++)
            {
                places.TryAdd(functions[n], new Place(part, n));
            }
        }
    }

    private ulong? KeyOf(Function function)
    {
        if (
            text is null
            || text.AsSpan(function.Span.End..Math.Min(text.Length, function.Span.End + CommentReader.Behind))
                .ContainsAny((byte)'/', (byte)'#')
            || HasOutside(function)
        )
        {
            return null;
        }
        var names = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(function.QualifiedName.AsSpan()));
        names = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(function.ClassName.AsSpan()), (long)names);
        return XxHash3.HashToUInt64(text.AsSpan(function.Span.Start, function.Span.Length), (long)names);
    }

    private static bool HasOutside(Function function)
    {
        foreach (var annotation in function.Annotations)
        {
            if (!Holds(function.Span, annotation.Span))
            {
                return true;
            }
        }
        foreach (var parameter in function.Parameters)
        {
            if (!Holds(function.Span, parameter.Span))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Holds(Span outer, Span inner) => inner.Start >= outer.Start && inner.End <= outer.End;

    /// <summary>A function with the same text and no other of that form before it, in both versions.</summary>
    private Part? Again(ulong? key, Function outer, Function[] functions)
    {
        if (
            key is not { } text
            || textsBefore is null
            || !textsBefore.TryGetValue(text, out var part)
            || part.IsRepeated
            || !byDigest.TryAdd(part.Digest, part)
        )
        {
            return null;
        }
        part.StandsAt(outer.Span.Start, functions);
        parts.Add(part);
        return part;
    }

    private void Statements(Block block)
    {
        foreach (var statement in block.Statements)
        {
            switch (statement)
            {
                case Block inner:
                    Statements(inner);
                    break;
                case FunctionStatement or ClassStatement:
                    break;
                case Declaration declaration:
                    Declared(declaration, null, false);
                    break;
                default:
                    HasOnlyFields = false;
                    Add(statement.Span.Start, null, reader => reader.Read(statement));
                    break;
            }
        }
    }

    /// <param name="owner">The class whose field it is; null for a variable outside functions.</param>
    /// <param name="shapesOwner">Whoever mentions the class depends on its fields: their sizes are its own.</param>
    private void Declared(Declaration declaration, string? owner, bool shapesOwner)
    {
        var name = (declaration.Target as Name)?.Id;
        if (name is not null)
        {
            shared.Add(name);
        }
        var isPlain = name is not null && IsHarmless(declaration.Value);
        Add(
            declaration.Span.Start,
            isPlain ? (shapesOwner ? [name!, owner!] : [name!]) : null,
            reader =>
            {
                reader.Text(owner, isMention: shapesOwner);
                reader.Read(declaration);
            },
            isField: owner is not null
        );
        HasOnlyFields &= owner is not null;
    }

    /// <summary>Changes nothing but the variable that it is given to: what is called may do something to whatever it is given.</summary>
    private static bool IsHarmless(Expression? value) =>
        value switch
        {
            null or Literal or Lambda or Name => true,
            Member member => IsHarmless(member.Target),
            Cast cast => IsHarmless(cast.Value),
            Unary unary => IsHarmless(unary.Operand),
            Binary binary => IsHarmless(binary.Left) && IsHarmless(binary.Right),
            Collection collection => collection.Entries.All(e => IsHarmless(e.Key) && IsHarmless(e.Value)),
            Call { Callee: Name or Member { Target: Name { Id: [>= 'A' and <= 'Z', ..] } } } call => call.Arguments.All(a =>
                a.Value is Literal or Member { Id: "class" } or Collection { Entries.Length: 0 }
            ),
            _ => false,
        };

    private static void Head(FormReader reader, Class declared)
    {
        reader.Text(declared.Id);
        reader.Texts(declared.Bases);
        reader.Texts(declared.Modifiers, areMentions: false);
        reader.Annotations(declared.Annotations);
    }

    private static void Pair(FormReader reader, string name, string text)
    {
        reader.Text(name);
        reader.Text(text);
    }

    private static void Named(FormReader reader, string name, Expression value)
    {
        reader.Text(name);
        reader.Read(value);
    }

    /// <summary>The same text again: the second is the second of the version before.</summary>
    private ulong Next(ulong first)
    {
        var digest = latest.GetValueOrDefault(first, first);
        while (byDigest.ContainsKey(digest))
        {
            digest = (digest * 31) + 1;
        }
        return latest[first] = digest;
    }

    /// <param name="defines">Null for a function, which defines its names, and for what may change whatever it mentions.</param>
    private Part Add(
        int start,
        string[]? defines,
        Action<FormReader> read,
        Function[]? functions = null,
        bool isField = false,
        bool isHead = false
    )
    {
        var first = new FormReader(start);
        read(first);
        var digest = first.Digest;
        var isRepeated = byDigest.ContainsKey(digest);
        if (isRepeated)
        {
            digest = Next(digest);
        }
        if (before is null || !before.TryGetValue(digest, out var part))
        {
            HashSet<string> mentions = new(StringComparer.Ordinal);
            read(new FormReader(start, mentions));
            part = new Part(digest)
            {
                IsRepeated = isRepeated,
                IsField = isField,
                IsHead = isHead,
                Mentions = mentions,
                Defines = defines ?? (functions is null ? mentions : PartNames.Of(functions)),
                Assigns = functions is null ? [] : PartNames.AssignedIn(functions),
                Names = functions is null ? [] : [.. functions.Select(f => f.QualifiedName)],
            };
        }
        part.StandsAt(start, functions ?? []);
        byDigest.Add(digest, part);
        parts.Add(part);
        return part;
    }
}
