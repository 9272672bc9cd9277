using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;

namespace AdminConsole.Tests.Components.Controls;

public sealed class DialogsTests : ComponentTest
{
    private static readonly Confirmation Question = new(new Phrase("shell.sign_out"), new Phrase("error.unit_locked"), new Phrase("account.sign_in"))
    {
        Things = ["武汉市第一医院", "武汉市第二医院", "三", "四", "五", "六"],
        Count = 40,
        Destructive = true,
    };

    [Fact]
    public async Task Confirm_Question_NamesTheThingsTheCountAndTheAct()
    {
        var (dialog, answer) = await AskAsync();

        Assert.Equal(["武汉市第一医院", "武汉市第二医院", "三", "四", "五", "另有 35 项"], dialog.FindAll(".confirm-things li").Select(thing => thing.TextContent));
        Assert.Equal("共 40 项", dialog.Find(".confirm-count").TextContent);
        Assert.Equal("登录", dialog.Find(".button-danger").TextContent);
        Assert.False(answer.IsCompleted);
    }

    [Theory]
    [InlineData(".button-danger", true)]
    [InlineData(".dialog-actions .button", false)]
    public async Task Confirm_Answered_ReturnsIt(string button, bool expected)
    {
        var (dialog, answer) = await AskAsync();

        await dialog.Find(button).ClickAsync();

        Assert.Equal(expected, await answer);
    }

    [Fact]
    public async Task Confirm_Dismissed_IsANo()
    {
        var (dialog, answer) = await AskAsync();

        await dialog.InvokeAsync(() => Services.GetRequiredService<Dialogs>().Close());

        Assert.False(await answer);
    }

    [Fact]
    public async Task Open_NothingTyped_ClosesAtOnce_AndAfterTypingAsksAndKeepsWhatWasTyped()
    {
        var dialog = Render<RadzenDialog>();
        var service = Services.GetRequiredService<DialogService>();
        var clean = await OpenAsync();
        Assert.True(await dialog.InvokeAsync(() => service.TryCloseAsync()));
        Assert.Null(await clean);

        var typed = await OpenAsync();
        await dialog.Find("#word").InputAsync("写了一半");
        var refused = dialog.InvokeAsync(() => service.TryCloseAsync());
        dialog.WaitForElement(".confirm");
        await dialog.Find(".confirm .button").ClickAsync();
        Assert.False(await refused);
        Assert.False(typed.IsCompleted);
        Assert.Equal("写了一半", dialog.FindComponent<TypedDialog>().Instance.Typed);

        var agreed = dialog.InvokeAsync(() => service.TryCloseAsync());
        dialog.WaitForElement(".confirm");
        await dialog.Find(".confirm .button-danger").ClickAsync();
        Assert.True(await agreed);
        Assert.Null(await typed);

        async Task<Task<string?>> OpenAsync()
        {
            Task<string?> answer = Task.FromResult<string?>(null);
            await dialog.InvokeAsync(() =>
            {
                answer = Services.GetRequiredService<Dialogs>().OpenAsync<TypedDialog, string>("标题", []);
            });
            dialog.WaitForElement("#word");
            return answer;
        }
    }

    [Fact]
    public void BR09_Confirm_TwoClicks_AnswerOnce()
    {
        var answers = 0;
        var dialog = Render<ConfirmDialog>(parameters => parameters.Add(confirm => confirm.Confirmation, Question).Add(confirm => confirm.OnAnswer, _ => answers++));
        var button = dialog.Find(".button-danger");

        button.Click();
        button.Click();

        Assert.Equal(1, answers);
    }

    private async Task<(IRenderedComponent<RadzenDialog> Dialog, Task<bool> Answer)> AskAsync()
    {
        var dialog = Render<RadzenDialog>();
        Task<bool> answer = Task.FromResult(false);
        await dialog.InvokeAsync(() =>
        {
            answer = Services.GetRequiredService<Dialogs>().ConfirmAsync(Question);
        });
        dialog.WaitForElement(".confirm");
        return (dialog, answer);
    }

    /// <summary>A form of one word.</summary>
    private sealed class TypedDialog : ComponentBase
    {
        public string Typed { get; private set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "id", "word");
            builder.AddAttribute(2, "oninput", EventCallback.Factory.Create<ChangeEventArgs>(this, change => Typed = (string)change.Value!));
            builder.CloseElement();
        }
    }
}
