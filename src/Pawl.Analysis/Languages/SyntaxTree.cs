using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>A parsed text as a flat array of nodes in pre-order: node <c>i</c>'s children start at <c>i + 1</c> and end before <see cref="After"/>.</summary>
internal sealed class SyntaxTree
{
    internal const int None = -1;
    private readonly FlatNode[] nodes;
    private readonly byte[] text;
    private readonly Names names;

    internal SyntaxTree(Grammar grammar, FlatNode[] nodes, int count, byte[] text, Names names)
    {
        Grammar = grammar;
        Count = count;
        this.nodes = nodes;
        this.text = text;
        this.names = names;
    }

    internal Grammar Grammar { get; }

    internal int Count { get; }

    internal ReadOnlySpan<byte> Bytes => text;

    /// <summary>What was parsed: the content, or another spelling of it.</summary>
    internal byte[] Source => text;

    internal ref readonly FlatNode this[int node] => ref nodes[node];

    internal string Kind(int node) => Grammar.SymbolNames[Symbol(node)];

    // tree-sitter numbers errors with the largest value.
    internal ushort Symbol(int node) => nodes[node].Symbol == ushort.MaxValue ? Grammar.ErrorSymbol : nodes[node].Symbol;

    internal Span Span(int node) => new(nodes[node].Start, nodes[node].End);

    internal int After(int node) => nodes[node].After;

    internal int Parent(int node) => nodes[node].Parent;

    internal bool IsNamed(int node) => (nodes[node].Flags & NodeFlags.Named) != 0;

    internal bool IsExtra(int node) => (nodes[node].Flags & NodeFlags.Extra) != 0;

    internal bool IsError(int node) => (nodes[node].Flags & (NodeFlags.Error | NodeFlags.Missing)) != 0;

    internal bool HasChildren(int node) => nodes[node].After > node + 1;

    /// <summary>First child with that field, or <see cref="None"/>.</summary>
    internal int Field(int node, ushort field)
    {
        for (int child = node + 1, end = nodes[node].After; child < end; child = nodes[child].After)
        {
            if (nodes[child].Field == field)
            {
                return child;
            }
        }
        return None;
    }

    /// <summary>The children, anonymous ones and comments included.</summary>
    internal Children Children(int node) => new(this, node + 1, nodes[node].After, namedOnly: false);

    /// <summary>The named children without comments.</summary>
    internal Children NamedChildren(int node) => new(this, node + 1, nodes[node].After, namedOnly: true);

    internal int NamedCount(int node)
    {
        var count = 0;
        foreach (var _ in NamedChildren(node))
        {
            count++;
        }
        return count;
    }

    /// <summary>First child (named or not) of that kind, or <see cref="None"/>.</summary>
    internal int Child(int node, string kind)
    {
        for (int child = node + 1, end = nodes[node].After; child < end; child = nodes[child].After)
        {
            if (Kind(child) == kind)
            {
                return child;
            }
        }
        return None;
    }

    /// <summary>First named child that is no comment, or <see cref="None"/>.</summary>
    internal int FirstNamed(int node)
    {
        foreach (var child in NamedChildren(node))
        {
            return child;
        }
        return None;
    }

    /// <summary>The node's source; equal names give the same string object.</summary>
    internal string Text(int node) => names.Get(text.AsSpan(nodes[node].Start, nodes[node].End - nodes[node].Start));

    internal string Text(Span span) => Encoding.UTF8.GetString(text, span.Start, span.Length);

    internal ReadOnlySpan<byte> Utf8(int node) => text.AsSpan(nodes[node].Start, nodes[node].End - nodes[node].Start);
}

/// <summary>Walks the children of one node.</summary>
internal ref struct Children(SyntaxTree tree, int first, int end, bool namedOnly)
{
    private int next = first;

    public int Current { get; private set; } = SyntaxTree.None;

    public readonly Children GetEnumerator() => this;

    public bool MoveNext()
    {
        while (next < end)
        {
            Current = next;
            next = tree.After(next);
            // What the parser passed over as an error is extra as comments are, but holds code.
            if (!namedOnly || (tree.IsNamed(Current) && (!tree.IsExtra(Current) || tree.IsError(Current))))
            {
                return true;
            }
        }
        return false;
    }
}
