using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>
/// References. A local one is the variable that it stands for. A parameter that refers to a number or pointer is a pointer to it, for functions of the file:
/// <c>void get(int &amp;n) { n = 1; } get(x);</c> reads as <c>void get(int *n) { *n = 1; } get(&amp;x);</c>.
/// </content>
internal sealed partial class Cpp
{
    private readonly Dictionary<string, bool[]> byReference = new(StringComparer.Ordinal);
    private Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private HashSet<string> pointers = new(StringComparer.Ordinal);

    private void OnReferences()
    {
        OnExpression(Referred, "identifier");
        OnExpression(n => AtAddress(UnaryOf(n)), "pointer_expression");
    }

    /// <summary>Which parameters of the file's functions are references to plain values; functions of one name must agree.</summary>
    private void ReadReferences()
    {
        byReference.Clear();
        aliases.Clear();
        pointers.Clear();
        HashSet<string> unclear = new(StringComparer.Ordinal);
        for (var node = 0; node < Tree.Count; node++)
        {
            if (!Tree.IsNamed(node) || Tree.Kind(node) != "function_definition")
            {
                continue;
            }
            var read = Read(Tree.Field(node, declarator));
            if (read.FunctionNode == SyntaxTree.None || read.Name == SyntaxTree.None || Tree.Kind(read.Name) != "identifier")
            {
                continue;
            }
            var id = Tree.Text(read.Name);
            var taken = References(Tree.Field(read.FunctionNode, parameters));
            if (byReference.TryGetValue(id, out var known) && !known.AsSpan().SequenceEqual(taken))
            {
                unclear.Add(id);
            }
            byReference[id] = taken;
        }
        foreach (var id in byReference.Where(f => !f.Value.Contains(true)).Select(f => f.Key).Concat(unclear).ToList())
        {
            byReference.Remove(id);
        }
    }

    private bool[] References(int list)
    {
        List<bool> taken = [];
        foreach (var child in Tree.NamedChildren(list))
        {
            var before = pending.Count;
            var (baseType, _) = Specifiers(child);
            pending.RemoveRange(before, pending.Count - before);
            var read = Read(Tree.Field(child, declarator));
            taken.Add(IsPlainReference(baseType + read.Suffix) && read is { IsArray: false, FunctionNode: SyntaxTree.None });
        }
        return [.. taken];
    }

    private bool IsPlainReference(string written) =>
        written.EndsWith('&')
        && !written.EndsWith("&&", StringComparison.Ordinal)
        && (!written.StartsWith("const ", StringComparison.Ordinal) || written.Contains('*', StringComparison.Ordinal))
        && !written.Contains("auto", StringComparison.Ordinal)
        && IsPlain(written[..^1].TrimEnd());

    /// <summary>The parameters as pointers where they are references to plain values.</summary>
    private List<Parameter> AsPointers(string id, List<Parameter> list)
    {
        (aliases, pointers) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        if (ClassName is not null || !byReference.TryGetValue(id, out var taken))
        {
            return list;
        }
        for (var i = 0; i < list.Count && i < taken.Length; i++)
        {
            if (taken[i] && list[i].Type is { } written)
            {
                pointers.Add(list[i].Id);
                list[i] = list[i] with { Type = written[..^1] + "*" };
            }
        }
        return list;
    }

    private Expression Referred(int node)
    {
        var id = Tree.Text(node);
        return aliases.TryGetValue(id, out var meant) ? new Name(Tree.Span(node), meant)
            : pointers.Contains(id) ? new Unary(Tree.Span(node), UnaryOperator.Dereference, new Name(Tree.Span(node), id))
            : NameOf(node);
    }

    private static Expression AtAddress(Expression made) =>
        made is Unary { Operator: UnaryOperator.AddressOf, Operand: Unary { Operator: UnaryOperator.Dereference, Operand: var pointer } }
            ? pointer
            : made;

    /// <summary>Variables that the function takes by reference are given by their addresses.</summary>
    private Expression WithAddresses(Expression made)
    {
        if (made is not Call { Callee: Name { Id: var id } } call || !byReference.TryGetValue(id, out var taken))
        {
            return made;
        }
        var list = call.Arguments.ToList();
        for (var i = 0; i < list.Count && i < taken.Length; i++)
        {
            if (taken[i] && list[i].Value is Name or Member or Form.Index or Unary { Operator: UnaryOperator.Dereference })
            {
                var span = list[i].Value.Span;
                list[i] = list[i] with { Value = AtAddress(new Unary(span, UnaryOperator.AddressOf, list[i].Value)) };
            }
        }
        return new Call(call.Span, call.Callee, [.. list]);
    }

    /// <summary>A variable of that name is declared: nothing else is meant by it from here on.</summary>
    private void Declared(int named)
    {
        aliases.Remove(Tree.Text(named));
        pointers.Remove(Tree.Text(named));
    }

    /// <summary><c>T &amp;r = x;</c></summary>
    private bool IsAlias(int one, string written, Expression initial)
    {
        var own = Read(one).Name;
        if (functionDepth == 0 || !written.EndsWith('&') || initial is not Name { Id: var meant } || At(own) != Node.Identifier)
        {
            return false;
        }
        aliases[Tree.Text(own)] = meant;
        return true;
    }
}
