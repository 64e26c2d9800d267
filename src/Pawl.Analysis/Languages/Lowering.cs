using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>
/// Turns one language's syntax tree into the form. A language's file derives from this, registers a handler for each kind of
/// node in its constructor, and leaves the walking, the depth limit and the bookkeeping of functions and classes to it. Kinds without a handler
/// become <see cref="Form.Unknown"/> expressions over their children, so that nothing in them is lost.
/// </summary>
internal abstract class Lowering
{
    /// <summary>Deepest nesting of expressions and statements that is followed; a worker's stack must hold it.</summary>
    internal const int DepthLimit = 600;

    // Links of chains are followed by recursion after the lowering: all that are around one place share this allowance.
    private const int LinkLimit = 2_000;

    private readonly Func<int, Expression>?[] expressions;
    private readonly Func<int, Statement?>?[] statements;
    private readonly List<string> scope = [];
    private int depth;
    private int links;

    protected Lowering(Grammar grammar)
    {
        Grammar = grammar;
        expressions = new Func<int, Expression>?[grammar.SymbolNames.Length];
        statements = new Func<int, Statement?>?[grammar.SymbolNames.Length];
    }

    protected Grammar Grammar { get; }

    protected SyntaxTree Tree { get; private set; } = null!;

    protected List<Function> Functions { get; private set; } = [];

    protected List<Class> Classes { get; private set; } = [];

    protected List<Import> Imports { get; private set; } = [];

    protected List<Comment> Comments { get; private set; } = [];

    protected Dictionary<string, Expression> Macros { get; set; } = [];

    /// <summary>True when something was nested deeper than <see cref="DepthLimit"/> and passed over, or a chain had too many links.</summary>
    internal bool TooDeep { get; private set; }

    /// <summary>Name of the innermost class around the node that is being lowered, or null.</summary>
    protected string? ClassName { get; private set; }

    internal FileForm Lower(SyntaxTree tree)
    {
        Tree = tree;
        (Functions, Classes, Imports, Comments, Macros) = ([], [], [], [], []);
        (depth, links, TooDeep, ClassName) = (0, 0, false, null);
        scope.Clear();
        CollectComments();
        var body = LowerModule(0);
        var span = tree.Span(0);
        var module = new Function(span, new Span(span.Start, span.Start), "<module>", "<module>", null, [], null, [], [], body);
        Functions.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End));
        return new FileForm(module, Functions, Classes, Imports, Comments, Macros);
    }

    /// <summary>The root's statements.</summary>
    protected virtual Block LowerModule(int root) => Body(root);

    /// <summary>True for the grammar's kinds of comment.</summary>
    protected abstract bool IsComment(int node);

    /// <summary>Registers a handler for expressions of these kinds.</summary>
    protected void OnExpression(Func<int, Expression> lower, params ReadOnlySpan<string> kinds) => Register(expressions, lower, kinds);

    /// <summary>Registers a handler for statements of these kinds; a handler may return null for what has no effect.</summary>
    protected void OnStatement(Func<int, Statement?> lower, params ReadOnlySpan<string> kinds) => Register(statements, lower, kinds);

    private void Register<T>(T?[] table, T handler, ReadOnlySpan<string> kinds)
        where T : class
    {
        foreach (var kind in kinds)
        {
            var found = false;
            for (var symbol = 0; symbol < table.Length; symbol++)
            {
                if (Grammar.SymbolNames[symbol] == kind)
                {
                    table[symbol] = handler;
                    found = true;
                }
            }
            if (!found)
            {
                throw new ArgumentException($"the grammar has no kind '{kind}'", nameof(kinds));
            }
        }
    }

    protected Expression Expression(int node)
    {
        if (node == SyntaxTree.None)
        {
            return new Unknown(default, []);
        }
        var handler = expressions[Tree.Symbol(node)];
        if (!Enter())
        {
            return new Unknown(Tree.Span(node), []);
        }
        var result = handler is null ? Unknown(node) : handler(node);
        depth--;
        return result;
    }

    /// <summary>Null for a missing node.</summary>
    protected Expression? Optional(int node) => node == SyntaxTree.None ? null : Expression(node);

    /// <summary>For a node with so many operands that joining them would nest too deep.</summary>
    protected Unknown Endless(int node)
    {
        TooDeep = true;
        return Unknown(node);
    }

    protected Unknown Unknown(int node)
    {
        List<Expression> children = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            children.Add(Expression(child));
        }
        return new Unknown(Tree.Span(node), children);
    }

    /// <summary>A statement; a kind that only expressions have is wrapped, an unknown kind keeps its nested statements as a block.</summary>
    protected Statement? Statement(int node)
    {
        var symbol = Tree.Symbol(node);
        if (!Enter())
        {
            return null;
        }
        Statement? result;
        if (statements[symbol] is { } handler)
        {
            result = handler(node);
        }
        else if (expressions[symbol] is { } expression)
        {
            result = new ExpressionStatement(Tree.Span(node), expression(node));
        }
        else
        {
            result = Body(node);
        }
        depth--;
        return result;
    }

    private bool Enter()
    {
        if (depth >= DepthLimit)
        {
            TooDeep = true;
            return false;
        }
        depth++;
        return true;
    }

    /// <summary>All named children as statements.</summary>
    protected Block Body(int node)
    {
        if (node == SyntaxTree.None)
        {
            return new Block(default, []);
        }
        List<Statement> list = [];
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Statement(child) is { } statement)
            {
                list.Add(statement);
            }
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    /// <summary>A block from a node that may be a block or a single statement.</summary>
    protected Block AsBlock(int node) =>
        node == SyntaxTree.None ? new Block(default, [])
        : Statement(node) is not { } one ? new Block(Tree.Span(node), [])
        : one as Block ?? new Block(one.Span, [one]);

    /// <summary>
    /// Lowers a left-nested chain of binary nodes (<c>a + b + c + ...</c>) with a loop, because such chains are as long as people make them.
    /// Of an endless one the first operands become one <see cref="Form.Unknown"/>.
    /// </summary>
    /// <param name="kind">Whether a left operand continues the chain.</param>
    protected Expression LeftChain(
        int node,
        ushort leftField,
        ushort rightField,
        Func<int, bool> kind,
        Func<int, Expression, Expression, Expression> join
    )
    {
        var stack = new Stack<int>();
        var at = node;
        while (kind(at))
        {
            stack.Push(at);
            at = Tree.Field(at, leftField);
            if (at == SyntaxTree.None)
            {
                break;
            }
        }
        var room = Math.Max(0, LinkLimit - links);
        var outer = links;
        links += Math.Min(stack.Count, room);
        var left = Expression(at);
        if (stack.Count > room)
        {
            left = Flat(stack, stack.Count - room, left, rightField);
        }
        while (stack.TryPop(out var current))
        {
            left = join(current, left, Expression(Tree.Field(current, rightField)));
            links--;
        }
        links = outer;
        return left;
    }

    /// <summary>The first links of a chain as one expression without order or operators.</summary>
    private Unknown Flat(Stack<int> chain, int count, Expression first, ushort rightField)
    {
        TooDeep = true;
        List<Expression> operands = [first];
        var last = SyntaxTree.None;
        for (; count > 0; count--)
        {
            last = chain.Pop();
            operands.Add(Expression(Tree.Field(last, rightField)));
        }
        return new Unknown(Tree.Span(last), operands);
    }

    /// <summary>Runs <paramref name="body"/> with <paramref name="name"/> added to qualified names.</summary>
    protected T Inside<T>(string name, bool isClass, Func<T> body)
    {
        var outer = ClassName;
        scope.Add(name);
        if (isClass)
        {
            ClassName = name;
        }
        var result = body();
        ClassName = outer;
        scope.RemoveAt(scope.Count - 1);
        return result;
    }

    protected string Qualified(string name) => scope.Count == 0 ? name : string.Join('.', scope) + "." + name;

    /// <summary>Makes a function and lists it.</summary>
    protected Function AddFunction(
        int node,
        int bodyNode,
        string name,
        IReadOnlyList<Parameter> parameters,
        string? returnType,
        IReadOnlyList<string> modifiers,
        IReadOnlyList<Annotation> annotations,
        Func<Block> body
    )
    {
        var span = Tree.Span(node);
        var head = new Span(span.Start, bodyNode == SyntaxTree.None ? span.End : Tree.Span(bodyNode).Start);
        var qualified = Qualified(name);
        var className = ClassName;
        var lowered = Inside(name, isClass: false, body);
        var function = new Function(span, head, name, qualified, className, parameters, returnType, modifiers, annotations, lowered);
        Functions.Add(function);
        return function;
    }

    private void CollectComments()
    {
        for (var node = 0; node < Tree.Count; node++)
        {
            if (Tree.IsExtra(node) && IsComment(node))
            {
                Comments.Add(new Comment(Tree.Span(node), Tree.Source.AsMemory(Tree[node].Start, Tree.Span(node).Length)));
            }
        }
    }
}
