<#-- SPDX-License-Identifier: Apache-2.0 -->
${name}: <#if note??>${note}</#if><#list parts as part>${part.title}<#sep>, </#list>
