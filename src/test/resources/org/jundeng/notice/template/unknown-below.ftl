<#-- SPDX-License-Identifier: Apache-2.0 -->
<#list parts as part><#if part.tilte?has_content>${part.tilte}</#if></#list>
